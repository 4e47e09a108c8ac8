package io.rostrum;

import io.rostrum.domain.BoxStatus;
import io.rostrum.domain.Decision;
import io.rostrum.domain.Item;
import io.rostrum.domain.Name;
import io.rostrum.domain.Phase;
import io.rostrum.domain.Programme;
import io.rostrum.domain.Session;
import io.rostrum.domain.SessionId;
import io.rostrum.domain.Stage;
import io.rostrum.domain.Talk;
import io.rostrum.store.Register;
import io.rostrum.store.Store;
import io.rostrum.web.PrivateLinks;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Makes the sessions of a programme that are not there yet. A session's id is made from its series and number, and every step
 * is harmless when done again, so that a start which was cut short is simply done again.
 */
final class SessionOpening {
    private static final int CODES = 1_000_000;

    /** A session in the store, with the code that leads to it. */
    record Opened(SessionId session, String code) {}

    private final Store store;
    private final Register register;
    private final PrivateLinks links;
    private final Supplier<String> ids;
    private final RandomGenerator chance;

    SessionOpening(Store store, Register register, PrivateLinks links, Supplier<String> ids, RandomGenerator chance) {
        this.store = store;
        this.register = register;
        this.links = links;
        this.ids = ids;
        this.chance = chance;
    }

    /** Opens all of the programme; gives its next session, or else its last. */
    Future<Opened> open(Programme programme) {
        Future<Opened> done = Future.failedFuture("the programme has no session");
        for (Programme.Meeting meeting : programme.sessions()) {
            done = done.transform(_ -> open(programme.series(), meeting, Phase.CLOSED));
        }
        Programme.Meeting next = programme.next();
        return next == null ? done : done.transform(_ -> open(programme.series(), next, Phase.LOBBY));
    }

    /** Opens the programme's next meeting, or else its last, as a rehearsal: in a session of its own, with a code of its own. */
    Future<Opened> rehearse(Programme programme, SessionId session) {
        return startOver(programme, session).compose(_ -> lead(session));
    }

    /** Takes away all that a rehearsal has come to, and has it stand at its beginning again. */
    Future<Void> startOver(Programme programme, SessionId session) {
        Programme.Meeting next = programme.next();
        Programme.Meeting meeting = next == null ? programme.sessions().getLast() : next;
        return store.beginAnew(session, items(programme.series(), meeting, Phase.LOBBY, true));
    }

    /** Leaves nothing of a session, and nothing that leads to it. */
    Future<Void> forget(SessionId session) {
        return register.forget(session).compose(_ -> store.beginAnew(session, Map.of()));
    }

    private Future<Opened> open(Programme.Series series, Programme.Meeting meeting, Phase phase) {
        SessionId session = id(series, meeting);
        Map<Name, Item> items = items(series, meeting, phase, false);
        return store.put(
                        session,
                        "-",
                        new Decision.Put("", Map.of(), Map.of(), items, Set.of(), List.of(), "made the session"))
                .compose(_ -> lead(session));
    }

    /** Gives a session its secrets and a code, unless it has them. */
    private Future<Opened> lead(SessionId session) {
        return register.keep(session, new Register.Secrets(ids.get() + ids.get(), links.first(session)))
                .compose(_ -> code(session))
                .map(code -> new Opened(session, code));
    }

    private static SessionId id(Programme.Series series, Programme.Meeting meeting) {
        String name = series.title() + "\n" + meeting.number();
        return new SessionId(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
    }

    private static Map<Name, Item> items(
            Programme.Series series, Programme.Meeting meeting, Phase phase, boolean rehearsal) {
        Map<Name, Item> items = new HashMap<>();
        items.put(Name.SESSION, session(series, meeting, phase, rehearsal));
        for (int i = 0; i < meeting.talks().size(); i++) {
            items.put(
                    new Name.OfTalk(Integer.toString(i + 1)),
                    talk(meeting.talks().get(i), series));
        }
        return items;
    }

    private static Session session(Programme.Series series, Programme.Meeting meeting, Phase phase, boolean rehearsal) {
        return new Session(
                series.title(),
                series.subtitle(),
                meeting.number(),
                meeting.date(),
                meeting.venue(),
                series.language(),
                new Stage(phase, null, null, null),
                false,
                false,
                series.rule().reveal(),
                rehearsal);
    }

    private static Talk talk(Programme.PlannedTalk talk, Programme.Series series) {
        return new Talk(
                talk.title(), talk.speaker(), talk.department(), talk.minutes(), series.rule(), false, BoxStatus.NEW);
    }

    /** Of a million codes a few are taken: then another is tried. */
    private Future<String> code(SessionId session) {
        String candidate = "%06d".formatted(chance.nextInt(CODES));
        return register.register(session, candidate)
                .compose(code -> code.isPresent() ? Future.succeededFuture(code.get()) : code(session));
    }
}
