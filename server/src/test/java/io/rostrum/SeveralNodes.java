package io.rostrum;

import static org.awaitility.Awaitility.await;

import io.rostrum.domain.Links;
import io.rostrum.store.redis.EmbeddedRedis;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Nodes in processes of their own, on one Redis, with the phones that come to any of them. */
final class SeveralNodes implements AutoCloseable {
    /** The same on all nodes. */
    static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private final Path directory;
    private final EmbeddedRedis redis;
    private final List<NodeProcess> nodes = new ArrayList<>();
    private final List<Integer> ports;

    SeveralNodes(Path directory, int most) throws IOException {
        this.directory = directory;
        this.redis = EmbeddedRedis.start(directory.resolve("redis"), InstantSource.system(), new SecureRandom());
        this.ports = Stream.generate(Program::freePair).distinct().limit(most).toList();
    }

    String redisUrl() {
        return redis.address().url();
    }

    int redisPort() {
        return redis.address().port();
    }

    String join() {
        return String.join(",", ports.stream().map(port -> "127.0.0.1:" + port).toList());
    }

    /** Starts the next one, as one of several, and does not wait for it. */
    NodeProcess start() {
        return start(redisUrl());
    }

    /** Starts the next one with its own way to Redis. */
    NodeProcess start(String redisUrl) {
        return start(redisUrl, List.of());
    }

    /** Starts the next one with options of its own. */
    NodeProcess start(String redisUrl, List<String> more) {
        int port = ports.get(nodes.size());
        var options = new ArrayList<>(List.of("--redis", redisUrl, "--cluster", "--join", join()));
        options.addAll(List.of("--cluster-address", "127.0.0.1", "--cluster-port", Integer.toString(port)));
        options.addAll(more);
        return add(NodeProcess.start(directory.resolve("node-" + nodes.size()), KEY, List.of(), options));
    }

    /** Starts one that hears nothing of the others, and that they do not hear of. */
    NodeProcess startDeaf() {
        return add(NodeProcess.start(
                directory.resolve("node-" + nodes.size()), KEY, List.of(), List.of("--redis", redisUrl())));
    }

    NodeProcess add(NodeProcess node) {
        nodes.add(node);
        return node;
    }

    /** Waits until they all serve and all know each other; nodes that start side by side may first be alone for ten seconds. */
    static void together(NodeProcess... company) {
        for (NodeProcess node : company) {
            node.links();
        }
        await().atMost(NodeProcess.SOON)
                .until(() -> Stream.of(company).allMatch(node -> node.metric("rostrum_members") == company.length));
    }

    Phone enter(NodeProcess node, String role) {
        return phone(node, role).comeBack();
    }

    /** A screen that has its pass and no connection yet. */
    Phone phone(NodeProcess node, String role) {
        Links links = node.links();
        var wish = new JsonObject().put("role", role).put("device", Room.freshDevice());
        if (role.equals("moderator")) {
            wish.put("key", links.keys().moderator());
        } else if (role.equals("projector")) {
            wish.put("key", links.keys().projector());
        }
        HttpResponse<String> answer = Phone.soon().until(() -> askForPass(links, wish), its -> its.statusCode() == 201);
        return new Phone(node.port(), links.code(), new JsonObject(answer.body()), 0);
    }

    private static HttpResponse<String> askForPass(Links links, JsonObject wish) {
        return Room.request(
                HttpRequest.newBuilder(URI.create(links.base() + "/api/sessions/" + links.code() + "/passes"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(wish.encode()))
                        .build());
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(NodeProcess::close);
        redis.close();
    }
}
