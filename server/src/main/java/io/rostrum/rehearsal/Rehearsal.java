package io.rostrum.rehearsal;

import io.rostrum.domain.Links;
import io.rostrum.domain.Role;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.WebSocketClientOptions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A room full of simulated people in one session: phones, a moderator and a reviewer, until it is closed. Used by one event loop
 * only.
 */
public final class Rehearsal implements AutoCloseable {
    /** What a large lecture room holds. More would be a test of load, for which one process that is server and room at once is no measure. */
    public static final int MOST_PHONES = 500;

    /** In s; people do not come all at once. */
    private static final double ARRIVAL = 18;

    /** A map of a thousand questions in one message. */
    private static final int LARGEST_MESSAGE = 4 * 1024 * 1024;

    /**
     * How a rehearsal is held.
     *
     * @param phones how many simulated phones come
     * @param questions what they ask, shared out among the talks in their order
     * @param speed how many times as fast as it is meant to be watched
     */
    public record Plan(int phones, List<String> questions, double speed) {
        public static final double AS_IT_IS_WATCHED = 1;

        public Plan {
            questions = List.copyOf(questions);
        }
    }

    private final Plan plan;
    private final Passage passage;
    private final Tempo tempo;
    private final InstantSource clock;
    private final Supplier<String> ids;
    private final List<Seat> seats = new ArrayList<>();

    /**
     * @param links of the session in which it takes place
     * @param ids gives names for questions
     */
    public Rehearsal(
            Vertx vertx, Plan plan, Links links, InstantSource clock, RandomGenerator chance, Supplier<String> ids) {
        this.plan = plan;
        this.passage = new Passage(
                vertx.createHttpClient(new HttpClientOptions()),
                vertx.createWebSocketClient(new WebSocketClientOptions()
                        .setMaxFrameSize(LARGEST_MESSAGE)
                        .setMaxMessageSize(LARGEST_MESSAGE)
                        .setMaxConnections(MOST_PHONES + 2)),
                links);
        this.tempo = new Tempo(vertx, plan.speed(), chance);
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Lets everybody come in, one after another.
     *
     * @param startOver begins the session anew when the meeting is over
     */
    public void begin(Supplier<Future<Void>> startOver) {
        var qualities = new Qualities(tempo.chance());
        new Moderator(seat(Role.MODERATOR, 0), tempo, startOver);
        new Reviewer(seat(Role.REVIEWER, 0), Temper.any(tempo.chance()), qualities, Remarks.packed(), tempo);
        for (int i = 0; i < plan.phones(); i++) {
            new Attendee(
                    seat(Role.ATTENDEE, ARRIVAL), Temper.any(tempo.chance()), qualities, questionsOf(i), tempo, ids);
        }
    }

    private Seat seat(Role role, double latest) {
        var seat = new Seat(passage, role, device(), tempo, clock);
        seats.add(seat);
        tempo.between(0, latest, seat::take);
        return seat;
    }

    private String device() {
        return "%016x%016x".formatted(tempo.chance().nextLong(), tempo.chance().nextLong());
    }

    /** The first half of the questions is for the first of two talks, and so on; who asks which is as the numbers fall. */
    private List<Attendee.Planned> questionsOf(int phone) {
        return IntStream.range(0, plan.questions().size())
                .filter(question -> question % plan.phones() == phone)
                .mapToObj(question -> new Attendee.Planned(
                        (double) question / plan.questions().size(),
                        plan.questions().get(question)))
                .toList();
    }

    @Override
    public void close() {
        seats.forEach(Seat::close);
        passage.close();
    }
}
