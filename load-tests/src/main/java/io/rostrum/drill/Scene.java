package io.rostrum.drill;

import static org.awaitility.Awaitility.await;

import io.rostrum.domain.Links;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Three nodes that share a Redis, and a proxy before them; after the drill nothing of it is left. */
final class Scene implements AutoCloseable {
    private static final int NODES = 3;
    private static final int KEY_LENGTH = 32;

    /**
     * Where the nodes find Redis.
     *
     * @param url as they are told
     * @param primary the one that holds the truth now
     * @param more options of theirs
     */
    record Shared(String url, Supplier<String> primary, List<String> more) {}

    private final Shared redis;
    private final List<Node> nodes;
    private final Proxy proxy;

    private Scene(Shared redis, List<Node> nodes, Proxy proxy) {
        this.redis = redis;
        this.nodes = nodes;
        this.proxy = proxy;
    }

    /** All on this machine's loopback, on a Redis that runs already. */
    static Scene of(Drill.Given given, Shared redis) {
        var here = new Place(given.launch(), "127.0.0.1", "127.0.0.1", "127.0.0.1");
        return of(given, redis, List.of(here, here, here));
    }

    static Scene of(Drill.Given given, Shared redis, List<Place> places) {
        RandomGenerator chance = given.chance();
        byte[] key = new byte[KEY_LENGTH];
        chance.nextBytes(key);
        var environment = Map.of("ROSTRUM_KEY", Base64.getEncoder().encodeToString(key));
        List<Integer> peers = Stream.generate(given.ports()::free).limit(NODES).toList();
        String join = IntStream.range(0, NODES)
                .mapToObj(i -> places.get(i).peers() + ":" + peers.get(i))
                .collect(Collectors.joining(","));
        List<Node> nodes = IntStream.range(0, NODES)
                .mapToObj(i -> new Node(
                        given.directory().resolve("node" + (i + 1)),
                        given.ports().free(),
                        places.get(i).launch(),
                        places.get(i).options(redis, peers.get(i), join),
                        environment))
                .toList();
        return new Scene(redis, nodes, proxy(given, nodes, places));
    }

    private static Proxy proxy(Drill.Given given, List<Node> nodes, List<Place> places) {
        Path directory = given.directory().resolve("proxy");
        int port = given.ports().free();
        return new Proxy(
                directory,
                port,
                given.ports().free(),
                IntStream.range(0, NODES)
                        .mapToObj(
                                i -> places.get(i).phones() + ":" + nodes.get(i).port())
                        .toList());
    }

    /** Starts everything, and waits until every node serves. */
    Scene start() {
        nodes.getFirst().start();
        nodes.getFirst().links();
        nodes.stream().skip(1).forEach(Node::start);
        nodes.forEach(Node::links);
        proxy.start();
        nodes.forEach(this::awaitUse);
        return this;
    }

    /** Waits until the proxy gives that node new phones. */
    void awaitUse(Node node) {
        await().atMost(Crowd.SOON)
                .failFast("it has ended", () -> !node.program().isAlive())
                .until(() -> proxy.uses(nodes.indexOf(node) + 1));
    }

    /** Whether the proxy gives that node new phones. */
    boolean isUsed(int number) {
        return proxy.uses(number);
    }

    Node node(int number) {
        return nodes.get(number - 1);
    }

    List<Node> nodes() {
        return nodes;
    }

    /** Everybody who takes part, through the proxy. */
    Gathering gathering(RandomGenerator chance) {
        Links links = nodes.getFirst().links();
        return new Gathering(links, proxy.port(), redis.primary(), chance);
    }

    @Override
    public void close() {
        proxy.close();
        nodes.forEach(Node::close);
    }
}
