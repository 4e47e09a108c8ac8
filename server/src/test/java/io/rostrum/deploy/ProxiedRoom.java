package io.rostrum.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rostrum.Program;
import io.rostrum.domain.Links;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Three nodes that know each other, on one Redis, a proxy in front of them, and a talk that is being scored. */
final class ProxiedRoom implements AutoCloseable {
    private static final int NODES = 3;
    private static final Duration SHORTLY = Duration.ofMillis(50);

    private final RedisProgram redis;
    private final List<NodeProgram> nodes = new ArrayList<>();
    private final ProxyProgram proxy;
    private final Links links;
    private int devices;

    private ProxiedRoom(Path directory) throws Exception {
        Secrets secrets = Secrets.make(directory.resolve("secrets"));
        this.redis = RedisProgram.start(directory.resolve("redis"), secrets);
        Path at = secrets.redisAt(redis.port(), directory.resolve("at"));
        List<Integer> ports = many(Program::freePort);
        List<Integer> pairs = many(Program::freePair);
        for (int number = 0; number < NODES; number++) {
            Map<String, String> its = environment(ports.get(number), pairs.get(number), pairs);
            nodes.add(NodeProgram.start(directory.resolve("node" + number), secrets, at, its));
        }
        this.proxy = ProxyProgram.start(directory, ports, Map.of());
        this.links = nodes.getLast().links();
    }

    private static List<Integer> many(Supplier<Integer> port) {
        return Stream.generate(port).distinct().limit(NODES).toList();
    }

    private static Map<String, String> environment(int port, int pair, List<Integer> pairs) {
        String all = pairs.stream().map(its -> "127.0.0.1:" + its).collect(Collectors.joining(","));
        return Map.of(
                "ROSTRUM_PORT",
                Integer.toString(port),
                "ROSTRUM_CLUSTER",
                "true",
                "ROSTRUM_CLUSTER_ADDRESS",
                "127.0.0.1",
                "ROSTRUM_CLUSTER_PORT",
                Integer.toString(pair),
                "ROSTRUM_JOIN",
                all);
    }

    static ProxiedRoom open(Path directory) throws Exception {
        var room = new ProxiedRoom(directory);
        try {
            for (int number = 0; number < NODES; number++) {
                room.awaitState(number, "UP");
            }
            Voting.open(room.proxy.base(), room.links);
            return room;
        } catch (Throwable fault) {
            room.close();
            throw fault;
        }
    }

    /** Waits until the proxy thinks so of a node. */
    void awaitState(int number, String state) {
        await().atMost(NodeProgram.SOON)
                .pollInterval(SHORTLY)
                .untilAsserted(() -> assertThat(state(number))
                        .as(proxy.said() + node(number).program().said())
                        .isEqualTo(state));
    }

    String state(int number) {
        return proxy.state("node" + (number + 1));
    }

    NodeProgram node(int number) {
        return nodes.get(number);
    }

    RedisProgram redis() {
        return redis;
    }

    ProxyProgram proxy() {
        return proxy;
    }

    /** A phone that comes in by the proxy, with a pass of its own. */
    Phone phone() throws Exception {
        return Voting.phone(proxy.base(), links, ++devices);
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
        nodes.forEach(NodeProgram::close);
        redis.close();
    }
}
