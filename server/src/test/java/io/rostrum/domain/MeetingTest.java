package io.rostrum.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must hold after every step of any meeting, also where a command was decided from a map that was behind. */
class MeetingTest {

    @Provide
    Arbitrary<List<Commands.Given>> meetings() {
        return Commands.meeting();
    }

    private static Optional<View> seen(Snapshot all, Name name, Pass pass) {
        return Optional.ofNullable(all.items().get(name))
                .flatMap(it -> it.item().seenBy(pass, all));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void every_item_whose_view_changed_for_somebody_is_stamped(@ForAll("meetings") List<Commands.Given> commands) {
        var meeting = new Meeting();
        for (Commands.Given given : commands) {
            vote(meeting);
            Snapshot before = meeting.now();
            Optional<Decision.Put> put = meeting.give(given);
            Snapshot after = meeting.now();
            var stamped = new HashSet<Name>();
            put.ifPresent(it -> {
                stamped.addAll(it.writes().keySet());
                stamped.addAll(it.stamps());
            });
            for (Name name : after.items().keySet()) {
                for (Pass pass : Example.EVERYBODY) {
                    if (!seen(before, name, pass).equals(seen(after, name, pass))) {
                        assertThat(stamped)
                                .as("stamped by %s, of which %s sees another", given, pass.role())
                                .contains(name);
                    }
                }
            }
        }
    }

    /** So many that the minimum turnout is passed in the course of a meeting. */
    private static void vote(Meeting meeting) {
        meeting.store.cast(Example.TALK, "audience:fit/9");
        meeting.store.cast(Example.NEXT_TALK, "audience:fit/8");
        meeting.store.cast(Example.QUESTION, Upvote.UP);
        meeting.store.now += 500;
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void who_followed_sees_what_who_joins_now_sees(@ForAll("meetings") List<Commands.Given> commands) {
        var meeting = new Meeting();
        var screens = new HashMap<Pass, Screen>();
        Example.EVERYBODY.forEach(pass -> screens.put(pass, new Screen(pass)));
        int step = 0;
        for (Commands.Given given : commands) {
            vote(meeting);
            meeting.give(given);
            Snapshot now = meeting.now();
            boolean slowOnesToo = ++step % 3 == 0 || step == commands.size();
            screens.forEach((pass, screen) -> {
                if (slowOnesToo || pass.role() == Role.ATTENDEE) {
                    screen.update(now);
                    var fresh = new Screen(pass);
                    fresh.update(now);
                    assertThat(screen.items).isEqualTo(fresh.items);
                }
            });
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void an_attendee_never_hears_of_a_pending_question_of_another(@ForAll("meetings") List<Commands.Given> commands) {
        var meeting = new Meeting();
        var screen = new Screen(Example.ATTENDEE);
        var theirsOrPublic = new HashSet<Name>();
        for (Commands.Given given : commands) {
            meeting.give(given);
            Snapshot now = meeting.now();
            now.items().forEach((name, it) -> {
                if (it.item() instanceof Question question
                        && (question.lane().isPublic() || question.asker().equals(Example.ATTENDEE.person()))) {
                    theirsOrPublic.add(name);
                }
            });
            screen.update(now);
            assertThat(theirsOrPublic).containsAll(screen.heardOf().toList());
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void all_of_one_role_who_are_not_concerned_see_the_same(@ForAll("meetings") List<Commands.Given> commands) {
        var meeting = new Meeting();
        for (Commands.Given given : commands) {
            long since = meeting.now().version();
            meeting.give(given);
            Snapshot now = meeting.now();
            var seen = new HashMap<Role, Map<Name, Optional<View>>>();
            Example.EVERYBODY.stream()
                    .filter(pass -> !now.concerned(since).contains(pass.person()))
                    .forEach(pass -> assertThat(now.seenBy(pass, since))
                            .isEqualTo(seen.computeIfAbsent(pass.role(), _ -> now.seenBy(pass, since))));
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void the_spotlight_is_only_ever_on_a_question_of_the_public_lanes(
            @ForAll("meetings") List<Commands.Given> commands) {
        var meeting = new Meeting();
        for (Commands.Given given : commands) {
            meeting.give(given);
            Snapshot now = meeting.now();
            String lit = now.session().orElseThrow().stage().spotlight();
            if (lit != null) {
                assertThat(now.question(new Name.OfQuestion(lit))
                                .orElseThrow()
                                .lane()
                                .isPublic())
                        .isTrue();
            }
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void a_box_takes_upvotes_only_while_its_question_does(@ForAll("meetings") List<Commands.Given> commands) {
        var meeting = new Meeting();
        for (Commands.Given given : commands) {
            meeting.give(given);
            Snapshot now = meeting.now();
            boolean closed = now.session().orElseThrow().stage().phase() == Phase.CLOSED;
            now.items().forEach((name, it) -> {
                if (name instanceof Name.OfQuestion box && it.item() instanceof Question question) {
                    assertThat(meeting.store.box(box).isOpen())
                            .isEqualTo(!closed && question.lane().takesUpvotes());
                }
            });
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void the_same_command_again_changes_nothing(@ForAll("meetings") List<Commands.Given> commands) {
        var meeting = new Meeting();
        for (Commands.Given given : commands) {
            meeting.give(given);
            meeting.give(given).ifPresent(Meeting::assertEmpty);
        }
    }

    /** A screen that gets what was stamped after the version it holds, and remembers every question that it heard of. */
    private static final class Screen {
        final Map<Name, View> items = new HashMap<>();
        private final Set<Name> frames = new HashSet<>();
        private final Pass pass;
        private long got;

        Screen(Pass pass) {
            this.pass = pass;
        }

        void update(Snapshot now) {
            now.seenBy(pass, got).forEach((name, view) -> {
                frames.add(name);
                view.ifPresentOrElse(it -> lay(name, it), () -> items.remove(name));
            });
            got = now.version();
        }

        private void lay(Name name, View view) {
            items.put(name, view);
            if (view instanceof Session session && session.stage().spotlight() != null) {
                frames.add(new Name.OfQuestion(session.stage().spotlight()));
            }
        }

        /** Every question that was named, be it by its upvotes or the spotlight. */
        Stream<Name> heardOf() {
            return frames.stream().flatMap(name -> switch (name) {
                case Name.OfQuestion question -> Stream.of(question);
                case Name.OfTally(Name.OfQuestion question) -> Stream.of(question);
                case Name.OfMine(Name.OfQuestion question) -> Stream.of(question);
                case Name.OfTalk _, Name.OfTally _, Name.OfRemark _, Name.OfSession _, Name.OfPresence _ -> Stream.of();
            });
        }
    }
}
