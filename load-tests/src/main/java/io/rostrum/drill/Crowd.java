package io.rostrum.drill;

import static org.awaitility.Awaitility.await;

import io.vertx.core.Context;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** Many voters, each with a phone, and the ledger of what they said. Its phones live on one event loop; a test's thread asks it. */
final class Crowd {
    static final Duration SOON = Duration.ofMinutes(3);

    private static final List<String> CRITERIA = List.of("conception", "analysis", "fit", "guidance");
    private static final int MOST_QUESTIONS = 30;

    /** What all say together in a second. A larger crowd thinks longer, or it would be measured what two cores can take. */
    private static final int MOST_SAYINGS = 2_000;

    private final Venue venue;
    private final Context loop;
    private final Ledger ledger = new Ledger();
    private final Waits waits = new Waits();
    private final List<Phone> phones = new ArrayList<>();

    /** Counted up when one begins and when it ends, so that a timer of one game does not go on in the next. */
    private int game;

    private int questions;

    Crowd(Venue venue, Context loop) {
        this.venue = venue;
        this.loop = loop;
    }

    /** Asks something on the event loop on which all phones live. */
    <T> T ask(Callable<T> question) {
        var answer = new CompletableFuture<T>();
        loop.runOnContext(_ -> {
            try {
                answer.complete(question.call());
            } catch (Exception e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.join();
    }

    void run(Runnable task) {
        ask(() -> {
            task.run();
            return true;
        });
    }

    /** Waits until it is so, as asked on the event loop. */
    void until(Callable<Boolean> condition) {
        await().atMost(SOON).until(() -> ask(condition));
    }

    void enter(JsonObject pass, Venue where) {
        run(() -> phones.add(
                new Phone(pass.getString("person"), new Connection(where, pass.getString("pass")), ledger, waits)));
    }

    /** From now on everybody votes, changes their vote, votes questions up and asks some, connected or not. */
    void play() {
        run(() -> {
            int now = ++game;
            phones.forEach(phone -> playSoon(phone, now));
        });
    }

    /** From now on nobody asks anything. */
    void askNothing() {
        questions = MOST_QUESTIONS;
    }

    private void playSoon(Phone phone, int its) {
        int slower = Math.max(1, Math.ceilDiv(phones.size(), MOST_SAYINGS));
        venue.vertx().setTimer(venue.soon(200 * slower, 1_800 * slower), _ -> {
            if (game == its && !phone.isGone()) {
                act(phone);
                playSoon(phone, its);
            }
        });
    }

    private void act(Phone phone) {
        int dice = venue.chance().nextInt(100);
        List<String> boxes = phone.connection().items().keySet().stream()
                .filter(name -> name.startsWith("question/"))
                .toList();
        if (dice < 2 && questions < MOST_QUESTIONS) {
            questions++;
            phone.ask("q" + questions, "Why " + questions + "?");
        } else if (dice < 30 && !boxes.isEmpty()) {
            phone.say(boxes.get(venue.chance().nextInt(boxes.size())), upvote());
        } else if (phone.knows("talk/1")) {
            phone.say("talk/1", scores());
        }
    }

    private SortedMap<String, Integer> upvote() {
        var marks = new TreeMap<String, Integer>();
        if (venue.chance().nextInt(3) > 0) {
            marks.put("up", 1);
        }
        return marks;
    }

    /** A score for each criterion, now and then a skip. */
    SortedMap<String, Integer> scores() {
        var marks = new TreeMap<String, Integer>();
        CRITERIA.stream()
                .filter(_ -> venue.chance().nextInt(8) > 0)
                .forEach(criterion -> marks.put(criterion, venue.chance().nextInt(1, 11)));
        return marks;
    }

    /** Nobody does anything new any more; what was said is seen through. */
    void rest() {
        run(() -> game++);
        until(() -> here().allMatch(Phone::isQuiet));
    }

    private Stream<Phone> here() {
        return phones.stream().filter(phone -> !phone.isGone());
    }

    /** From each saying to its acknowledgement. */
    Waits waits() {
        return waits;
    }

    /** The newest version of which anybody was told that a ballot is part. */
    long newestAcknowledged() {
        return phones.stream().mapToLong(Phone::newestAcknowledged).max().orElse(0);
    }

    Ledger ledger() {
        return ledger;
    }

    List<Phone> phones() {
        return phones;
    }

    /** The sum over all phones' connections. */
    int sum(ToIntFunction<Connection> number) {
        return ask(() -> phones.stream().map(Phone::connection).mapToInt(number).sum());
    }

    /** The longest that any phone was without the session, in ms. */
    long longestAbsence() {
        return ask(() -> phones.stream()
                .map(phone -> phone.connection().gaps())
                .mapToLong(Gaps::longestAbsence)
                .max()
                .orElse(0));
    }

    /** How many acknowledged ballots all phones together brought back to a server that had lost them. */
    int healed() {
        return ask(() -> phones.stream().mapToInt(Phone::healed).sum());
    }

    /** Whatever should not have been heard by any phone. */
    List<String> faults() {
        return ask(() -> Stream.concat(
                        ledger.faults().stream(),
                        phones.stream()
                                .flatMap(phone ->
                                        Stream.concat(phone.connection().faults().stream(), phone.refusals().stream())))
                .toList());
    }
}
