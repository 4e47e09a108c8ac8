package io.rostrum.bench;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** How much of a core a node needs that has 1,000 sessions and 5,000 phones in them, while nobody does anything. */
final class Idle implements Measure {
    private static final int SESSIONS = 1_000;
    private static final int PHONES = 5_000;

    /** In percent. */
    private static final int OF_A_CORE = 3;

    /** In ms. Twice the time in which each phone is pinged and given a beat. */
    private static final int LONG = 30_000;

    /** In ms. What is done every 15 s is compiled after some of them, and compilers took a third of what was counted after 15 s. */
    private static final int QUIET_BEFORE = 60_000;

    private static final int AT_ONCE = 100;
    private static final String CODE = "rostrum:code:";

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public String about() {
        return "what a node needs of a core with 1,000 sessions and 5,000 quiet phones";
    }

    @Override
    public Table run(Given given) {
        var server = new Figures();
        var redis = new Figures();
        int sessions = given.phones(SESSIONS);
        try (Ground ground = Ground.of(given, Delivered.server(), series -> fill(series, sessions))) {
            come(ground, given.phones(PHONES));
            Loop.rest(given.millis(QUIET_BEFORE));
            for (int round = 0; round < given.rounds(); round++) {
                var cpu = new Cpu(ground.pid());
                var cpuOfRedis = new Cpu(ground.redis().program().pid());
                Loop.rest(given.millis(LONG));
                server.add(cpu.cores() * 100);
                redis.add(cpuOfRedis.cores() * 100);
            }
        }
        var table = new Table(
                "idle: percent of a core, %,d sessions, %,d phones".formatted(sessions, given.phones(PHONES)));
        table.atMost(OF_A_CORE, "Rostrum", server);
        table.tell("its Redis", redis);
        return table;
    }

    private static void fill(JsonObject series, int sessions) {
        JsonObject pattern = series.getJsonObject("next");
        var all = new JsonArray();
        IntStream.range(2, sessions + 1)
                .forEach(number -> all.add(pattern.copy().put("number", number)));
        series.put("sessions", all);
    }

    /** As many to each session. */
    private static void come(Ground ground, int phones) {
        Loop loop = ground.loop();
        Redis redis = Redis.createClient(loop.vertx(), ground.redis().url());
        List<String> codes = loop.await(() -> redis.send(
                        Request.cmd(Command.KEYS).arg(CODE + "*"))
                .map(keys -> StreamSupport.stream(Objects.requireNonNull(keys).spliterator(), false)
                        .map(key -> key.toString().substring(CODE.length()))
                        .toList()));
        for (int from = 0; from < phones; from += AT_ONCE) {
            List<Future<Guest>> some = new ArrayList<>();
            int first = from;
            loop.run(() -> IntStream.range(first, Math.min(phones, first + AT_ONCE))
                    .forEach(i -> some.add(come(ground, codes.get(i % codes.size())))));
            loop.await(() -> Future.all(some));
        }
    }

    private static Future<Guest> come(Ground ground, String code) {
        return Passage.pass(ground.loop(), ground.port(), code, ground.nextDevice())
                .compose(pass -> new Guest(ground, pass, code).come());
    }
}
