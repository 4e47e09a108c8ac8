package io.rostrum.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.rostrum.domain.Command;
import io.rostrum.domain.Refusal;
import io.rostrum.domain.Reply;
import io.rostrum.live.Measures;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What is counted of sockets, commands and frames. Used by every thread. */
public final class Meters implements Measures {
    /** What a person does not notice, notices, and waits for. */
    private static final Duration[] STEPS = {
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2)
    };

    /** One ballot alone, a few, and a rush; the largest is what one call takes. */
    private static final double[] BATCHES = {1, 4, 16, 64};

    private record Answer(
            Class<? extends Command> command, @Nullable Refusal why) {}

    private final MeterRegistry registry;

    /** The registry would find them too, but by words that are put together anew for each command. */
    private final Map<Answer, Counter> answers = new ConcurrentHashMap<>();

    private final Map<Class<? extends Command>, Timer> times = new ConcurrentHashMap<>();
    private final AtomicInteger sockets = new AtomicInteger();
    private final Counter sent;
    private final Counter told;
    private final Counter heard;
    private final DistributionSummary batches;

    public Meters(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("rostrum.sockets", sockets, AtomicInteger::get)
                .description("WebSockets that are open on this node")
                .register(registry);
        this.sent = Counter.builder("rostrum.frames.sent")
                .description("Frames written to sockets: answers, Welcomes and updates")
                .register(registry);
        this.told = bus("sent");
        this.heard = bus("heard");
        this.batches = DistributionSummary.builder("rostrum.cast.batch")
                .description("Ballots that went to Redis together")
                .serviceLevelObjectives(BATCHES)
                .register(registry);
    }

    private Counter bus(String direction) {
        return Counter.builder("rostrum.bus.messages")
                .description("What nodes tell each other")
                .tag("direction", direction)
                .register(registry);
    }

    @Override
    public void cast(int ballots) {
        batches.record(ballots);
    }

    @Override
    public void told() {
        told.increment();
    }

    @Override
    public void heard() {
        heard.increment();
    }

    void sockets(int coming) {
        sockets.addAndGet(coming);
    }

    void sent() {
        sent.increment();
    }

    void answered(Command command, Reply reply) {
        Refusal why = reply instanceof Reply.No no ? no.why() : null;
        answers.computeIfAbsent(new Answer(command.getClass(), why), this::answers)
                .increment();
    }

    private Counter answers(Answer answer) {
        String outcome = answer.why() == null ? "ok" : answer.why().name().toLowerCase(Locale.ROOT);
        return registry.counter("rostrum.commands", "command", word(answer.command()), "outcome", outcome);
    }

    private static String word(Class<? extends Command> command) {
        return command.getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** Begins to measure how long a command takes from its frame to its answer. */
    Timer.Sample begin() {
        return Timer.start(registry);
    }

    void took(Command command, Timer.Sample began) {
        began.stop(times.computeIfAbsent(command.getClass(), this::times));
    }

    private Timer times(Class<? extends Command> command) {
        return Timer.builder("rostrum.command.time")
                .description("From a command's frame to its answer")
                .tag("command", word(command))
                .serviceLevelObjectives(STEPS)
                .register(registry);
    }

    void closed(CloseCode code) {
        registry.counter("rostrum.closes", "code", code.name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
