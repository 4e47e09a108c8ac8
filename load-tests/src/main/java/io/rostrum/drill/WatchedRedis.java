package io.rostrum.drill;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A primary Redis, two replicas of it, and three sentinels that put one of them in its place when it is gone. */
final class WatchedRedis implements AutoCloseable {
    private static final int SENTINELS = 3;

    /** Two of the three agree. In ms: a second without an answer is an absence. */
    private static final String SENTINEL = """
            port %d
            bind 127.0.0.1
            dir %s
            sentinel monitor rostrum 127.0.0.1 %d 2
            sentinel down-after-milliseconds rostrum 1000
            sentinel failover-timeout rostrum 10000
            """;

    private final RedisProcess primary;
    private final List<RedisProcess> replicas;
    private final List<Integer> sentinels;
    private final List<Program> programs = new ArrayList<>();

    private WatchedRedis(Drill.Given given) {
        RandomGenerator chance = given.chance();
        this.primary = new RedisProcess(given.directory().resolve("primary"), Ports.free(chance), List.of());
        var follows = List.of("--replicaof", "127.0.0.1", Integer.toString(primary.port()));
        this.replicas = Stream.of("replica1", "replica2")
                .map(name -> new RedisProcess(given.directory().resolve(name), Ports.free(chance), follows))
                .toList();
        this.sentinels = Ports.pairs(chance, SENTINELS);
    }

    /** All run, and the replicas hold what the primary does. */
    static WatchedRedis of(Drill.Given given) {
        var redis = new WatchedRedis(given);
        try {
            redis.start(given.directory());
            return redis;
        } catch (IOException e) {
            redis.close();
            throw new UncheckedIOException(e);
        }
    }

    private void start(Path directory) throws IOException {
        primary.start();
        replicas.forEach(RedisProcess::start);
        awaitReplicas();
        for (int port : sentinels) {
            Path own = Files.createDirectories(directory.resolve("sentinel" + port));
            Path file = Files.writeString(own.resolve("conf"), SENTINEL.formatted(port, own, primary.port()));
            var program = new Program(own.resolve("log"));
            program.start(List.of("redis-server", file.toString(), "--sentinel"), Map.of());
            programs.add(program);
        }
        await().atMost(Crowd.SOON).until(() -> sentinels.stream().allMatch(this::knowsAll));
    }

    private void awaitReplicas() {
        await().atMost(Crowd.SOON)
                .until(() -> replicas.stream()
                        .allMatch(replica -> replica.say("INFO replication").contains("master_link_status:up")));
    }

    /** One that does not know the others can neither agree with them nor name a replica. */
    private boolean knowsAll(int sentinel) {
        return RedisProcess.say(sentinel, "INFO sentinel")
                .contains("status=ok,address=127.0.0.1:%d,slaves=%d,sentinels=%d"
                        .formatted(primary.port(), replicas.size(), SENTINELS));
    }

    /** What is written from now on is on no replica. Sentinels would mend it after eight seconds. */
    void cutReplicasOff() {
        replicas.forEach(replica -> replica.say("REPLICAOF 127.0.0.1 9"));
    }

    void killPrimary() {
        primary.program().kill();
    }

    Scene.Shared shared(String... more) {
        String hosts = sentinels.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
        return new Scene.Shared("redis+sentinel://" + hosts + "/rostrum", this::now, List.of(more));
    }

    /** The one that is the primary now. */
    private String now() {
        return await().atMost(Crowd.SOON)
                .until(
                        () -> Stream.concat(Stream.of(primary), replicas.stream())
                                .filter(redis -> redis.say("ROLE").contains("master"))
                                .map(RedisProcess::url)
                                .findFirst()
                                .orElse(""),
                        url -> !url.isEmpty());
    }

    @Override
    public void close() {
        programs.forEach(Program::close);
        replicas.forEach(RedisProcess::close);
        primary.close();
    }
}
