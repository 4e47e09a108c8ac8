package io.rostrum.drill;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final List<RedisProcess> servers;
    private final List<Integer> sentinels;
    private final List<Program> programs = new ArrayList<>();

    private WatchedRedis(Drill.Given given) {
        Ports ports = given.ports();
        var first = new RedisProcess(given.directory().resolve("redis1"), ports.free(), List.of());
        var follows = List.of("--replicaof", "127.0.0.1", Integer.toString(first.port()));
        this.servers = Stream.concat(
                        Stream.of(first),
                        Stream.of("redis2", "redis3")
                                .map(name -> new RedisProcess(given.directory().resolve(name), ports.free(), follows)))
                .toList();
        this.sentinels = Stream.generate(ports::free).limit(SENTINELS).toList();
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
        servers.forEach(RedisProcess::start);
        int first = servers.getFirst().port();
        for (int port : sentinels) {
            Path own = Files.createDirectories(directory.resolve("sentinel" + port));
            Path file = Files.writeString(own.resolve("conf"), SENTINEL.formatted(port, own, first));
            var program = new Program(own.resolve("log"));
            program.start(List.of("redis-server", file.toString(), "--sentinel"), Map.of());
            programs.add(program);
        }
        awaitReplicas();
    }

    /** Waits until every replica that runs has all that the primary has, of which nothing new is asked, and the sentinels know it. */
    void awaitReplicas() {
        RedisProcess primary = primary();
        await().atMost(Crowd.SOON)
                .until(() -> replicas(primary).allMatch(its -> follows(its, primary))
                        && sentinels.stream().allMatch(sentinel -> knowsAll(sentinel, primary)));
    }

    private static boolean follows(RedisProcess replica, RedisProcess primary) {
        String its = replica.say("INFO replication");
        return its.contains("master_port:" + primary.port() + "\r")
                && its.contains("master_link_status:up")
                && offset(its, "slave_repl_offset")
                        .equals(offset(primary.say("INFO replication"), "master_repl_offset"));
    }

    private static String offset(String information, String name) {
        return information
                .lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length()))
                .findFirst()
                .orElse("none");
    }

    /** One that does not know the others can neither agree with them nor name a replica. */
    private boolean knowsAll(int sentinel, RedisProcess primary) {
        return RedisProcess.say(sentinel, "INFO sentinel")
                .contains("status=ok,address=127.0.0.1:%d,slaves=%d,sentinels=%d"
                        .formatted(primary.port(), servers.size() - 1, SENTINELS));
    }

    /** What is written from now on is on no replica. Sentinels would mend it after eight seconds. */
    void cutReplicasOff() {
        replicas(primary()).forEach(replica -> replica.say("REPLICAOF 127.0.0.1 9"));
    }

    void killPrimary() {
        primary().program().kill();
    }

    private Stream<RedisProcess> replicas(RedisProcess primary) {
        return servers.stream().filter(its -> its != primary && its.program().isAlive());
    }

    private RedisProcess primary() {
        return await().atMost(Crowd.SOON)
                .until(this::found, Optional::isPresent)
                .orElseThrow();
    }

    private Optional<RedisProcess> found() {
        return servers.stream()
                .filter(its -> its.say("ROLE").contains("master"))
                .findFirst();
    }

    Scene.Shared shared(String... more) {
        String hosts = sentinels.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
        return new Scene.Shared(
                "redis+sentinel://" + hosts + "/rostrum", () -> primary().url(), List.of(more));
    }

    @Override
    public void close() {
        programs.forEach(Program::close);
        servers.forEach(RedisProcess::close);
    }
}
