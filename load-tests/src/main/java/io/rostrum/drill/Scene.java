package io.rostrum.drill;

import io.rostrum.domain.Links;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Nodes that share a Redis, and a proxy before them, all on this machine; after the drill nothing of it is left. */
final class Scene implements AutoCloseable {
    private static final int KEY_LENGTH = 32;

    private final RedisProcess redis;
    private final List<Node> nodes;
    private final Proxy proxy;

    Scene(Path directory, RandomGenerator chance, int size, Launch launch) {
        this.redis = new RedisProcess(directory.resolve("redis"), Ports.free(chance), List.of());
        byte[] key = new byte[KEY_LENGTH];
        chance.nextBytes(key);
        var environment = Map.of("ROSTRUM_KEY", Base64.getEncoder().encodeToString(key));
        List<Integer> clusterPorts = clusterPorts(chance, size);
        String join = clusterPorts.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
        this.nodes = IntStream.range(0, size)
                .mapToObj(i -> new Node(
                        directory.resolve("node" + (i + 1)),
                        Ports.free(chance),
                        launch,
                        options(redis.url(), clusterPorts.get(i), join),
                        environment))
                .toList();
        this.proxy = new Proxy(
                directory.resolve("proxy"),
                Ports.free(chance),
                nodes.stream().map(Node::port).toList());
    }

    /** Each node needs its port and the next one. */
    private static List<Integer> clusterPorts(RandomGenerator chance, int size) {
        var ports = new ArrayList<Integer>();
        while (ports.size() < size) {
            int port = Ports.free(chance);
            if (ports.stream().noneMatch(other -> Math.abs(other - port) < 2)) {
                ports.add(port);
            }
        }
        return ports;
    }

    private static List<String> options(String redis, int clusterPort, String join) {
        return List.of(
                "--redis",
                redis,
                "--cluster",
                "--cluster-address",
                "127.0.0.1",
                "--cluster-port",
                Integer.toString(clusterPort),
                "--cluster-wait",
                "0",
                "--join",
                join,
                "--proxy",
                "127.0.0.1",
                "--phones-per-address",
                "100000",
                "--management",
                "127.0.0.1:0");
    }

    /** Starts everything, and waits until every node serves. */
    void start() {
        redis.start();
        nodes.getFirst().start();
        nodes.getFirst().links();
        nodes.forEach(node -> {
            if (!node.program().isAlive()) {
                node.start();
            }
        });
        nodes.forEach(Node::links);
        proxy.start();
    }

    Links links() {
        return nodes.getFirst().links();
    }

    Node node(int number) {
        return nodes.get(number - 1);
    }

    List<Node> nodes() {
        return nodes;
    }

    RedisProcess redis() {
        return redis;
    }

    /** Everybody who takes part, through the proxy. */
    Gathering gathering(RandomGenerator chance) {
        return new Gathering(links(), proxy.port(), redis::url, chance);
    }

    @Override
    public void close() {
        proxy.close();
        nodes.forEach(Node::close);
        redis.close();
    }
}
