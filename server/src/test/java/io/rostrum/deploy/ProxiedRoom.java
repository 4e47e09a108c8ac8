package io.rostrum.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rostrum.domain.Links;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Two nodes that know each other, on one Redis, a proxy in front of them, and a talk that is being scored. */
final class ProxiedRoom implements AutoCloseable {
    private final Path directory;
    private final Secrets secrets;
    private final RedisProgram redis;
    private final List<Integer> ports = List.of(Program.freePort(), Program.freePort());
    private final List<Integer> cluster = List.of(Program.freePair(), Program.freePair());
    private final NodeProgram[] nodes = new NodeProgram[2];
    private final ProxyProgram proxy;
    private int devices;

    private ProxiedRoom(Path directory) throws Exception {
        this.directory = directory;
        this.secrets = Secrets.make(directory.resolve("secrets"));
        this.redis = RedisProgram.start(directory.resolve("redis"), secrets);
        startNode(0);
        startNode(1);
        this.proxy = ProxyProgram.start(directory, ports.getFirst(), ports.getLast(), Map.of());
    }

    static ProxiedRoom open(Path directory) throws Exception {
        var room = new ProxiedRoom(directory);
        try {
            room.awaitBoth();
            Voting.open(room.proxy.base(), room.links());
            return room;
        } catch (Throwable fault) {
            room.close();
            throw fault;
        }
    }

    /** Each node is a user of its own to Redis, so that one can lose it alone. */
    private void startNode(int number) throws IOException {
        String user = number == 0 ? "rostrum" : "other";
        Path at = secrets.redisAt(redis.port(), user, directory.resolve("redis" + number));
        nodes[number] = NodeProgram.start(directory.resolve("node" + number), secrets, at, environment(number));
    }

    private Map<String, String> environment(int number) {
        return Map.of(
                "ROSTRUM_PORT",
                Integer.toString(ports.get(number)),
                "ROSTRUM_CLUSTER",
                "true",
                "ROSTRUM_CLUSTER_ADDRESS",
                "127.0.0.1",
                "ROSTRUM_CLUSTER_PORT",
                Integer.toString(cluster.get(number)),
                "ROSTRUM_JOIN",
                "127.0.0.1:" + cluster.getFirst() + ",127.0.0.1:" + cluster.getLast());
    }

    /** Starts what a test has ended, and waits until the proxy gives both new phones. */
    void awaitBoth() throws IOException {
        for (int number = 0; number < nodes.length; number++) {
            if (!nodes[number].program().isAlive()) {
                startAgain(number);
            }
        }
        await().atMost(NodeProgram.SOON)
                .untilAsserted(() -> assertThat(List.of(state(0), state(1)))
                        .as(proxy.said()
                                + nodes[0].program().said()
                                + nodes[1].program().said())
                        .containsOnly("UP"));
    }

    /** Not before the proxy has missed it, or it would be taken for one that is there while it starts. */
    private void startAgain(int number) throws IOException {
        await().atMost(NodeProgram.SOON).until(() -> state(number).equals("DOWN"));
        startNode(number);
        nodes[number].links();
    }

    String state(int number) {
        return proxy.state("node" + (number + 1));
    }

    NodeProgram node(int number) {
        return nodes[number];
    }

    RedisProgram redis() {
        return redis;
    }

    ProxyProgram proxy() {
        return proxy;
    }

    private Links links() throws IOException {
        return nodes[1].links();
    }

    /** A phone that comes in by the proxy, with a pass of its own. */
    Phone phone() throws Exception {
        return Voting.phone(proxy.base(), links(), ++devices);
    }

    /** A phone on this node. Those that came to the other stay until it is there, or the next would come there too. */
    Phone phoneOn(int number) throws Exception {
        var elsewhere = new ArrayList<Phone>();
        try {
            while (true) {
                int before = node(number).sockets();
                Phone phone = phone();
                if (node(number).sockets() > before) {
                    return phone;
                }
                elsewhere.add(phone);
            }
        } finally {
            elsewhere.forEach(Phone::close);
        }
    }

    @Override
    public void close() {
        if (proxy != null) {
            proxy.close();
        }
        for (NodeProgram node : nodes) {
            if (node != null) {
                node.close();
            }
        }
        redis.close();
    }
}
