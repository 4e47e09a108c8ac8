package io.rostrum.domain;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The session of the tests: two talks, and the passes of those who are there. */
final class Example {
    static final long NOW = 1_763_800_000_000L;
    static final Name.OfTalk TALK = new Name.OfTalk("1");
    static final Name.OfTalk NEXT_TALK = new Name.OfTalk("2");
    static final Name.OfQuestion QUESTION = new Name.OfQuestion("q1");

    static final Pass ASKER = pass(Role.ATTENDEE, "asker", Pass.BY_CODE);
    static final Pass ATTENDEE = pass(Role.ATTENDEE, "attendee", Pass.BY_CODE);
    static final Pass SPEAKER = pass(Role.SPEAKER, "speaker", "speaker");
    static final Pass REVIEWER = pass(Role.REVIEWER, "reviewer", "reviewer/a");
    static final Pass OTHER_REVIEWER = pass(Role.REVIEWER, "another", "reviewer/b");
    static final Pass PROJECTOR = pass(Role.PROJECTOR, "projector", "projector");
    static final Pass MODERATOR = pass(Role.MODERATOR, "moderator", "moderator");
    static final List<Pass> EVERYBODY =
            List.of(ASKER, ATTENDEE, SPEAKER, REVIEWER, OTHER_REVIEWER, PROJECTOR, MODERATOR);

    private Example() {}

    private static Pass pass(Role role, String person, String link) {
        return new Pass(role, new SessionId("s1"), new Person(person), link, 1, NOW + 1_000);
    }

    static Pass passOf(Role role) {
        return EVERYBODY.stream()
                .filter(pass -> pass.role() == role)
                .findFirst()
                .orElseThrow();
    }

    static Rule rule(RevealMode reveal) {
        var scale = new Scale(BigDecimal.ONE, BigDecimal.TEN, BigDecimal.ONE);
        return rule(scale, "0.1", reveal, "conception", "fit");
    }

    static Rule rule(Scale scale, String trim, RevealMode reveal, String... criteria) {
        var all = List.of(criteria).stream()
                .map(id -> new Criterion(id, BigDecimal.ONE, Map.of("en", id)))
                .toList();
        return new Rule(scale, all, new BigDecimal(trim), List.of(new Group("audience", BigDecimal.ONE)), 5, reveal);
    }

    static Session session() {
        return new Session(
                "Learning by lecturing",
                null,
                19,
                "2025-02-14",
                null,
                "en",
                Stage.START,
                true,
                false,
                RevealMode.LIVE,
                false);
    }

    static Session onStage(Phase phase, Name.@Nullable OfTalk talk) {
        return session().with(new Stage(phase, talk == null ? null : talk.talk(), null, null));
    }

    static Talk talk() {
        return talk(RevealMode.LIVE);
    }

    static Talk talk(RevealMode reveal) {
        return new Talk("How we teach", "A colleague", null, 20, rule(reveal), false, BoxStatus.NEW);
    }

    static Question question(Lane lane) {
        return new Question("Why?", lane, null, "1", NOW, ASKER.person(), null, lane.isPublic());
    }

    /** A snapshot of these items at version 10, each stamped 10, with the session and the first talk unless they are given. */
    static Snapshot snapshot(Map<Name, ? extends Item> items) {
        var all = new HashMap<Name, Item>(Map.of(Name.SESSION, session(), TALK, talk(), NEXT_TALK, talk()));
        all.putAll(items);
        var stamped = new HashMap<Name, Snapshot.Stamped>();
        all.forEach((name, item) -> stamped.put(name, new Snapshot.Stamped(item, 10)));
        return new Snapshot("e1", 10, stamped);
    }

    static Marks marks(Object... pairs) {
        var values = new HashMap<String, BigDecimal>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put((String) pairs[i], new BigDecimal(pairs[i + 1].toString()));
        }
        return Marks.of(values);
    }
}
