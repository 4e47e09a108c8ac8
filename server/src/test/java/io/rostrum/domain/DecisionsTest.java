package io.rostrum.domain;

import static io.rostrum.domain.Example.MODERATOR;
import static io.rostrum.domain.Example.NEXT_TALK;
import static io.rostrum.domain.Example.QUESTION;
import static io.rostrum.domain.Example.TALK;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionsTest {

    /** The table of commands: who may give them. */
    static Stream<Arguments> table() {
        return Stream.of(
                line("all", new Command.Join(1, "482913", "pass", null)),
                line("attendee reviewer", new Command.Cast(1, TALK, "r1", 1, Marks.NONE, null)),
                line("attendee moderator", new Command.Ask(1, QUESTION, "Why?", null)),
                line("attendee", new Command.Withdraw(1, QUESTION)),
                line("reviewer", new Command.Remark(1, TALK, "Clear.", true)),
                line("moderator", new Command.Move(1, null, Phase.TALK, TALK)),
                line("moderator", new Command.Timer(1, null, new Timer.Paused(1))),
                line("moderator", new Command.Open(1, null, TALK, null, null, false)),
                line("moderator", new Command.Close(1, null, TALK, null)),
                line("moderator", new Command.Reveal(1, null, TALK, null)),
                line("moderator", new Command.Place(1, null, QUESTION, Lane.SHOWN, null)),
                line("moderator", new Command.Spotlight(1, null, QUESTION)),
                line("moderator", new Command.Reword(1, null, QUESTION, "How?")),
                line("moderator", new Command.Review(1, null, false)),
                line("moderator", new Command.Lock(1, null, true)));
    }

    private static Arguments line(String who, Command command) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream(Role.values())
                .filter(role -> who.equals("all") || who.contains(role.word()))
                .forEach(roles::add);
        return Arguments.of(command, roles);
    }

    @ParameterizedTest
    @MethodSource("table")
    void a_command_is_given_by_the_roles_that_may_and_by_no_other(Command command, Set<Role> may) {
        for (Role role : Role.values()) {
            assertThat(role.may(command)).as(role.word()).isEqualTo(may.contains(role));
            if (command instanceof Command.Change change && !may.contains(role)) {
                new Meeting().refuses(Refusal.NOT_ALLOWED, Example.passOf(role), change);
            }
        }
    }

    @Test
    void the_table_has_every_command() {
        Stream<Class<?>> inTable = table().map(line -> line.get()[0].getClass());
        assertThat(inTable.map(Class::getName))
                .containsExactlyInAnyOrderElementsOf(
                        leaves(Command.class).map(Class::getName).toList());
    }

    private static Stream<Class<?>> leaves(Class<?> kind) {
        return kind.isSealed()
                ? Arrays.stream(kind.getPermittedSubclasses()).flatMap(DecisionsTest::leaves)
                : Stream.of(kind);
    }

    /** Commands of a moderator that would change something, by the version that they saw. */
    static Stream<Function<@Nullable Long, Command.OfModerator>> bySeen() {
        return Stream.of(
                seen -> new Command.Move(1, seen, Phase.QUESTIONS, TALK),
                seen -> new Command.Timer(1, seen, new Timer.Paused(1)),
                seen -> new Command.Open(1, seen, NEXT_TALK, "r0", null, false),
                seen -> new Command.Open(1, seen, NEXT_TALK, "r0", null, true),
                seen -> new Command.Close(1, seen, TALK, "r0"),
                seen -> new Command.Reveal(1, seen, TALK, "r0"),
                seen -> new Command.Place(1, seen, QUESTION, Lane.DECLINED, Reason.OTHER),
                seen -> new Command.Spotlight(1, seen, QUESTION),
                seen -> new Command.Reword(1, seen, QUESTION, "How?"),
                seen -> new Command.Review(1, seen, false),
                seen -> new Command.Lock(1, seen, true));
    }

    @ParameterizedTest
    @MethodSource("bySeen")
    void a_moderator_does_not_undo_what_they_have_not_seen(Function<@Nullable Long, Command.OfModerator> command) {
        Snapshot all = Example.snapshot(Map.of(
                QUESTION, Example.question(Lane.SHOWN),
                TALK, Example.talk().with(new BoxStatus(Box.State.OPEN, "r0", null)),
                NEXT_TALK, Example.talk().with(new BoxStatus(Box.State.CLOSED, "r0", null))));
        var meeting = new Meeting();
        assertThat(meeting.decide(MODERATOR, command.apply(9L), all)).isEqualTo(new Decision.Refuse(Refusal.CHANGED));
        for (Long seen : new Long[] {10L, 11L, null}) {
            assertThat(meeting.decide(MODERATOR, command.apply(seen), all))
                    .isInstanceOfSatisfying(
                            Decision.Put.class, put -> assertThat(put.log()).isNotNull());
        }
    }

    @Test
    void what_is_as_asked_is_answered_with_ok_however_old_the_screen() {
        Snapshot all = Example.snapshot(Map.of(QUESTION, Example.question(Lane.SHOWN)));
        var meeting = new Meeting();
        List.of(
                        new Command.Move(1, 1L, Phase.LOBBY, null),
                        new Command.Review(1, 1L, true),
                        new Command.Lock(1, 1L, false),
                        new Command.Spotlight(1, 1L, null),
                        new Command.Place(1, 1L, QUESTION, Lane.SHOWN, null),
                        new Command.Reword(1, 1L, QUESTION, "Why?"),
                        new Command.Close(1, 1L, TALK, null))
                .forEach(command -> assertThat(meeting.decide(MODERATOR, command, all))
                        .isInstanceOfSatisfying(Decision.Put.class, Meeting::assertEmpty));
    }

    @Test
    void a_decision_carries_the_stamps_that_it_read_and_zero_for_what_was_not_there() {
        Snapshot all = Example.snapshot(Map.of());
        Decision decision = new Meeting().decide(Example.ASKER, new Command.Ask(1, QUESTION, "Why?", TALK), all);
        assertThat(decision).isInstanceOfSatisfying(Decision.Put.class, put -> {
            assertThat(put.epoch()).isEqualTo("e1");
            assertThat(put.reads()).isEqualTo(Map.of(Name.SESSION, 10L, QUESTION, 0L, TALK, 10L));
        });
    }

    @Provide
    Arbitrary<List<Commands.Given>> meetings() {
        return Commands.meeting();
    }

    @Provide
    Arbitrary<Commands.Given> commands() {
        return Commands.given();
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void nothing_is_decided_from_an_item_that_is_not_in_the_reads(
            @ForAll("meetings") List<Commands.Given> past, @ForAll("commands") Commands.Given given) {
        var meeting = new Meeting();
        past.forEach(meeting::give);
        Snapshot all = meeting.now();
        Decision decision = decide(given, all);
        if (decision instanceof Decision.Put put) {
            for (Snapshot other : othersBut(put, all)) {
                assertThat(decide(given, other)).isEqualTo(decision);
            }
        }
    }

    private static Decision decide(Commands.Given given, Snapshot all) {
        return Decisions.decide(given.command(), given.pass(), all, Example.NOW, () -> "fresh");
    }

    /** The same map with one unread item put into each other state, taken away, or put in: the last for strangers' questions. */
    private static List<Snapshot> othersBut(Decision.Put put, Snapshot all) {
        var others = new ArrayList<Snapshot>();
        all.items().forEach((name, stamped) -> {
            if (!wasRead(put, name)) {
                others.add(with(all, name, null));
                states(stamped.item()).forEach(item -> others.add(with(all, name, item)));
            }
        });
        var stranger = new Question("Me?", Lane.NEW, null, null, 1, new Person("stranger"), null, false);
        var theirs = new Name.OfQuestion("qz");
        if (!wasRead(put, theirs)) {
            others.add(with(all, theirs, stranger));
        }
        return others;
    }

    private static boolean wasRead(Decision.Put put, Name name) {
        return put.reads().containsKey(name)
                || put.kinds().keySet().stream()
                        .anyMatch(kind -> name.toString().startsWith(kind.prefix()));
    }

    private static Stream<Item> states(Item item) {
        return switch (item) {
            case Session session ->
                Stream.of(
                        session.withLock(!session.locked()),
                        session.withReview(!session.review()),
                        session.with(Stage.START));
            case Talk talk -> Stream.of(talk.revealed(!talk.revealed()), talk.with(BoxStatus.NEW));
            case Question question -> Arrays.stream(Lane.values()).map(lane -> question.in(lane, null));
            case Remark remark -> Stream.of(remark.published(), new Remark("", Remark.State.READY, remark.reviewer()));
            case Tally tally -> Stream.of(new Tally(tally.box(), tally.turnout() + 1, Map.of()));
        };
    }

    private static Snapshot with(Snapshot all, Name name, @Nullable Item item) {
        var items = new HashMap<>(all.items());
        items.remove(name);
        if (item != null) {
            items.put(name, new Snapshot.Stamped(item, all.version()));
        }
        return new Snapshot(all.epoch(), all.version(), items);
    }
}
