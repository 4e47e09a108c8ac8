package io.rostrum.bench;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * 5,000 phones come within 10 s to a session with 200 questions: from the moment at which each was to come, through a pass that is
 * asked for over a connection of its own, the socket and the Join, to the Welcome. Who is told to join later waits, and that counts.
 */
final class Join implements Measure {
    private static final int PHONES = 5_000;
    private static final int QUESTIONS = 200;

    /** No person asks more at once. */
    private static final int EACH = 2;

    /** In ms. */
    private static final int WITHIN = 10_000;

    /** In ms. */
    private static final int WELCOMED_WITHIN = 3_000;

    private static final long LONGEST = TimeUnit.MINUTES.toMicros(1);
    private static final int DIGITS = 3;

    @Override
    public String name() {
        return "join";
    }

    @Override
    public String about() {
        return "5,000 phones come within ten seconds to a session with 200 questions";
    }

    /** What it came to, round by round; times in ms. */
    private record Rounds(
            Figures p50, Figures p95, Figures last, Figures failed, Figures putOff, Figures server, Figures own) {
        Rounds() {
            this(
                    new Figures(),
                    new Figures(),
                    new Figures(),
                    new Figures(),
                    new Figures(),
                    new Figures(),
                    new Figures());
        }

        void add(Rush rush, Cpu cpu, Cpu ours) {
            server.add(cpu.cores());
            own.add(ours.cores());
            p50.add(rush.micros.getValueAtPercentile(50) / 1e3);
            p95.add(rush.micros.getValueAtPercentile(95) / 1e3);
            last.add(rush.micros.getMaxValue() / 1e3);
            failed.add(rush.failed);
            putOff.add(rush.putOff);
        }
    }

    @Override
    public Table run(Given given) {
        var rounds = new Rounds();
        try (Ground ground = Ground.of(given, Delivered.server())) {
            ask(ground);
            new Rush(ground, given.phones(PHONES) / 5, given.millis(WITHIN) / 5).run();
            for (int round = 0; round < given.rounds(); round++) {
                var cpu = new Cpu(ground.pid());
                Cpu ours = Cpu.own();
                var rush = new Rush(ground, given.phones(PHONES), given.millis(WITHIN));
                rush.run();
                rounds.add(rush, cpu, ours);
            }
        }
        return table(given, rounds);
    }

    private static Table table(Given given, Rounds rounds) {
        var table = new Table("join: %,d phones come within %,d ms to a session with %d questions"
                .formatted(given.phones(PHONES), given.millis(WITHIN), QUESTIONS));
        table.none("failed", rounds.failed());
        table.tell("p50 from coming to the Welcome, ms", rounds.p50());
        table.atMost(WELCOMED_WITHIN, "p95 from coming to the Welcome, ms", rounds.p95());
        table.tell("the last, ms", rounds.last());
        table.tell("told to join later", rounds.putOff());
        table.tell("cores used by the server", rounds.server());
        table.tell("cores used by the phones", rounds.own());
        return table;
    }

    private static void ask(Ground ground) {
        List<Guest> askers = ground.come(ground.passes("attendee", QUESTIONS / EACH), pass -> new Guest(ground, pass));
        for (int i = 0; i < QUESTIONS; i++) {
            var question = new JsonObject().put("t", "Ask").put("id", i + 2).put("question", "q" + i);
            question.put(
                    "text",
                    "Why is it so, and not as it was in the year %d, when all of us were younger?".formatted(i));
            Guest asker = askers.get(i / EACH);
            ground.loop().run(() -> asker.say(question.encode()));
        }
        ground.loop().until(() -> ground.desk().knows("question/") == QUESTIONS);
        ground.loop().run(() -> askers.forEach(Guest::leave));
    }

    /** So many phones, each with a moment of its own. Used by their loop only, but by the thread that runs it before and after. */
    private static final class Rush {
        private final Ground ground;
        private final int phones;
        private final long millis;
        private final List<Guest> guests = new ArrayList<>();
        private final Histogram micros = new Histogram(LONGEST, DIGITS);
        private long began;
        private int come;
        private int failed;
        private int putOff;

        Rush(Ground ground, int phones, long millis) {
            this.ground = ground;
            this.phones = phones;
            this.millis = millis;
        }

        void run() {
            ground.loop().run(() -> {
                began = System.nanoTime();
                go();
            });
            boolean all = ground.loop().becomes(millis + 40_000, () -> micros.getTotalCount() + failed == phones);
            ground.loop().run(() -> {
                failed = all ? failed : phones - (int) micros.getTotalCount();
                putOff = guests.stream().mapToInt(Guest::putOff).sum();
                guests.forEach(Guest::leave);
            });
        }

        private void go() {
            while (come < phones && due(come) <= System.nanoTime()) {
                come(due(come++));
            }
            if (come < phones) {
                ground.loop().vertx().setTimer(1, _ -> go());
            }
        }

        private long due(int number) {
            return began + TimeUnit.MILLISECONDS.toNanos(millis) * number / phones;
        }

        private void come(long due) {
            Passage.pass(ground.loop(), ground.port(), ground.links().code(), ground.nextDevice())
                    .compose(pass -> {
                        var guest = new Guest(ground, pass);
                        guests.add(guest);
                        return guest.come();
                    })
                    .onSuccess(_ -> micros.recordValue(Math.min(LONGEST, (System.nanoTime() - due) / 1_000)))
                    .onFailure(_ -> failed++);
        }
    }
}
