package io.rostrum.domain;

import static io.rostrum.domain.Example.ASKER;
import static io.rostrum.domain.Example.ATTENDEE;
import static io.rostrum.domain.Example.EVERYBODY;
import static io.rostrum.domain.Example.MODERATOR;
import static io.rostrum.domain.Example.OTHER_REVIEWER;
import static io.rostrum.domain.Example.PROJECTOR;
import static io.rostrum.domain.Example.QUESTION;
import static io.rostrum.domain.Example.REVIEWER;
import static io.rostrum.domain.Example.SPEAKER;
import static io.rostrum.domain.Example.TALK;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table "Items, and who sees what": one line for each item in each state, one column for each who differs. */
class VisibilityTest {
    private static final String NOTHING = "";
    private static final String TURNOUT = "turnout";
    private static final String VALUES = "turnout counts score";
    private static final String PUBLIC = "text lane talk askedAt reworded";
    private static final String ALL = "text lane talk askedAt asker original reworded";

    private static final Name REMARK = new Name.OfRemark("1", "a");

    static Stream<Arguments> table() {
        return Stream.of(
                line(
                        "session",
                        session(),
                        same("title subtitle number date venue language stage review locked reveal rehearsal")),
                line("talk", talk(), same("title speaker department minutes rule box round closesAt revealed")),
                line("tally, live", tally(RevealMode.LIVE, false, 5), seen(TURNOUT, TURNOUT, TURNOUT, VALUES, VALUES)),
                line("tally, live, under the minimum", tally(RevealMode.LIVE, false, 4), same(TURNOUT)),
                line("tally, live, revealed", tally(RevealMode.LIVE, true, 5), same(VALUES)),
                line("tally, live, revealed, under the minimum", tally(RevealMode.LIVE, true, 4), same(TURNOUT)),
                line("tally, after close", tally(RevealMode.AFTER_CLOSE, false, 5), same(TURNOUT)),
                line("tally, after close, under the minimum", tally(RevealMode.AFTER_CLOSE, false, 4), same(TURNOUT)),
                line("tally, after close, revealed", tally(RevealMode.AFTER_CLOSE, true, 5), same(VALUES)),
                line("tally, after close, revealed, under", tally(RevealMode.AFTER_CLOSE, true, 4), same(TURNOUT)),
                line("question, new", question(Lane.NEW, null), moderatorOnly(ALL)),
                line("question, shown", question(Lane.SHOWN, null), seen(PUBLIC, PUBLIC, PUBLIC, PUBLIC, ALL)),
                line("question, answered", question(Lane.ANSWERED, null), seen(PUBLIC, PUBLIC, PUBLIC, PUBLIC, ALL)),
                line("question, declined", question(Lane.DECLINED, Reason.UNCLEAR), moderatorOnly(ALL + " reason")),
                line("question, withdrawn", question(Lane.WITHDRAWN, null), moderatorOnly(ALL)),
                line("upvotes, new", upvotes(Lane.NEW), moderatorOnly("up")),
                line("upvotes, shown", upvotes(Lane.SHOWN), same("up")),
                line("upvotes, answered", upvotes(Lane.ANSWERED), same("up")),
                line("upvotes, declined", upvotes(Lane.DECLINED), moderatorOnly("up")),
                line("upvotes, withdrawn", upvotes(Lane.WITHDRAWN), moderatorOnly("up")),
                line(
                        "remark, draft",
                        remark(Remark.State.DRAFT),
                        seen(NOTHING, "text state", NOTHING, NOTHING, "state")),
                line(
                        "remark, ready",
                        remark(Remark.State.READY),
                        seen(NOTHING, "text state", NOTHING, NOTHING, "text state")),
                line("remark, published", remark(Remark.State.PUBLISHED), same("text state")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void everybody_sees_what_the_table_says_and_no_more(String line, One one, Seen seen) {
        assertThat(fields(one, ASKER)).isEqualTo(words(seen.attendee()));
        assertThat(fields(one, ATTENDEE)).isEqualTo(words(seen.attendee()));
        assertThat(fields(one, SPEAKER)).isEqualTo(words(seen.attendee()));
        assertThat(fields(one, REVIEWER)).isEqualTo(words(seen.reviewer()));
        assertThat(fields(one, OTHER_REVIEWER)).isEqualTo(words(seen.otherReviewer()));
        assertThat(fields(one, PROJECTOR)).isEqualTo(words(seen.projector()));
        assertThat(fields(one, MODERATOR)).isEqualTo(words(seen.moderator()));
    }

    /** One item among those that decide who sees it. */
    record One(Name name, Map<Name, Item> items) {
        Item item() {
            return Objects.requireNonNull(items.get(name));
        }

        Snapshot all() {
            return Example.snapshot(items);
        }
    }

    record Seen(String attendee, String reviewer, String otherReviewer, String projector, String moderator) {}

    private static Arguments line(String name, One one, Seen seen) {
        return Arguments.of(name, one, seen);
    }

    private static Seen seen(
            String attendee, String reviewer, String otherReviewer, String projector, String moderator) {
        return new Seen(attendee, reviewer, otherReviewer, projector, moderator);
    }

    private static Seen same(String fields) {
        return seen(fields, fields, fields, fields, fields);
    }

    private static Seen moderatorOnly(String fields) {
        return seen(NOTHING, NOTHING, NOTHING, NOTHING, fields);
    }

    private static One session() {
        var stage = new Stage(Phase.TALK, "1", null, new Timer.Paused(1));
        var full = new Session(
                "A title", "below", 19, "2025-02-14", "Hall", "en", stage, true, true, RevealMode.LIVE, true);
        return new One(Name.SESSION, Map.of(Name.SESSION, full));
    }

    private static One talk() {
        Talk talk = new Talk("A title", "A colleague", "Here", 20, Example.rule(RevealMode.LIVE), false, BoxStatus.NEW)
                .with(new BoxStatus(Box.State.OPEN, "r1", Example.NOW));
        return new One(TALK, Map.of(TALK, talk));
    }

    private static One tally(RevealMode reveal, boolean revealed, int turnout) {
        var tally = new Tally(TALK, turnout, Map.of("audience:fit/9", turnout, "audience:conception/skip", turnout));
        return new One(TALK.tally(), Map.of(TALK, Example.talk(reveal).revealed(revealed), TALK.tally(), tally));
    }

    private static One question(Lane lane, @Nullable Reason reason) {
        var question = new Question("Why?", lane, reason, "1", Example.NOW, ASKER.person(), "What for?", true);
        return new One(QUESTION, Map.of(QUESTION, question));
    }

    private static One upvotes(Lane lane) {
        var tally = new Tally(QUESTION, 3, Map.of(Upvote.UP, 3));
        return new One(QUESTION.tally(), Map.of(QUESTION, Example.question(lane), QUESTION.tally(), tally));
    }

    private static One remark(Remark.State state) {
        return new One(REMARK, Map.of(REMARK, new Remark("Clear.", state, REVIEWER.person())));
    }

    private static Set<String> words(String fields) {
        return new TreeSet<>(Arrays.asList(fields.isEmpty() ? new String[0] : fields.split(" ")));
    }

    private static Set<String> fields(One one, Pass pass) {
        return one.item().seenBy(pass, one.all()).map(VisibilityTest::fields).orElse(Set.of());
    }

    private static Set<String> fields(View view) {
        return switch (view) {
            case View.OfTalkTally tally -> words(tally.values().isPresent() ? VALUES : TURNOUT);
            case Talk talk -> {
                var fields = filled(talk);
                fields.remove("box");
                fields.addAll(Set.of("box", "round", "closesAt"));
                yield fields;
            }
            case Session _, View.OfQuestion _, View.OfUpvotes _, View.OfRemark _, View.Mine _, View.Presence _ ->
                filled(view);
        };
    }

    /** The record's components that hold a value; the others do not go out. */
    private static Set<String> filled(View view) {
        return Arrays.stream(view.getClass().getRecordComponents())
                .filter(component -> holds(component, view))
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean holds(RecordComponent component, View view) {
        try {
            return component.getAccessor().invoke(view) != null;
        } catch (ReflectiveOperationException unreadable) {
            throw new LinkageError("a record is read by its accessors", unreadable);
        }
    }

    @Test
    void a_moderator_knows_the_asker_by_a_short_pseudonym_only() {
        var asker = new Person("p0123456789abcdef");
        var question = new Question("Why?", Lane.SHOWN, null, null, Example.NOW, asker, null, true);
        assertThat(question.seenBy(MODERATOR, Example.snapshot(Map.of())))
                .contains(new View.OfQuestion("Why?", Lane.SHOWN, null, null, Example.NOW, "p01234", null, false));
    }

    @Test
    void an_asker_reads_their_own_question_in_every_lane() {
        for (Lane lane : Lane.values()) {
            assertThat(Example.question(lane).mine()).isEqualTo(new View.Mine("Why?", lane, null, "1", Example.NOW));
        }
        assertThat(Example.question(Lane.NEW)
                        .in(Lane.DECLINED, Reason.UNKIND)
                        .mine()
                        .reason())
                .isEqualTo(Reason.UNKIND);
    }

    @Test
    void a_tally_whose_question_or_talk_is_unknown_is_shown_to_nobody() {
        for (Box box : List.of(new Name.OfQuestion("q9"), new Name.OfTalk("9"))) {
            var tally = new Tally(box, 9, Map.of());
            assertThat(EVERYBODY).allSatisfy(pass -> {
                assertThat(tally.seenBy(pass, Example.snapshot(Map.of()))).isEmpty();
                assertThat(tally.wasSeenBy(pass, Example.snapshot(Map.of()))).isFalse();
            });
        }
    }

    @Test
    void what_left_the_screens_is_named_only_if_it_was_ever_there() {
        Question waiting = Example.question(Lane.NEW);
        Function<Question, Boolean> named = question -> {
            Snapshot all = Example.snapshot(Map.of(QUESTION, question));
            boolean itself = question.wasSeenBy(ATTENDEE, all);
            assertThat(new Tally(QUESTION, 1, Map.of()).wasSeenBy(ATTENDEE, all))
                    .isEqualTo(itself);
            return itself;
        };
        assertThat(named.apply(waiting)).isFalse();
        assertThat(named.apply(waiting.in(Lane.DECLINED, Reason.OTHER))).isFalse();
        assertThat(named.apply(waiting.in(Lane.WITHDRAWN, null))).isFalse();
        assertThat(named.apply(waiting.reworded("How?"))).isFalse();
        Question shown = waiting.in(Lane.SHOWN, null);
        assertThat(named.apply(shown.in(Lane.DECLINED, Reason.OTHER))).isTrue();
        assertThat(named.apply(shown.in(Lane.NEW, null))).isTrue();
        assertThat(named.apply(shown.reworded("How?").in(Lane.NEW, null))).isTrue();
    }

    @Test
    void a_remark_that_nobody_may_read_yet_is_never_named() {
        for (Remark.State state : Remark.State.values()) {
            Remark remark = new Remark("Clear.", state, REVIEWER.person());
            assertThat(remark.wasSeenBy(ATTENDEE, Example.snapshot(Map.of()))).isFalse();
        }
    }
}
