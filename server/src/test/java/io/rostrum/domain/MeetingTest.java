package io.rostrum.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
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

    @Property(tries = 300)
    void every_item_whose_view_changed_for_somebody_is_stamped(@ForAll("meetings") List<Commands.Given> commands) {
        var meeting = new Meeting();
        for (Commands.Given given : commands) {
            vote(meeting);
            Snapshot before = meeting.store.snapshot();
            Optional<Decision.Put> put = meeting.give(given);
            Snapshot after = meeting.store.snapshot();
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

    @Property(tries = 300)
    void who_followed_sees_what_who_joins_now_sees(@ForAll("meetings") List<Commands.Given> commands) {
        var meeting = new Meeting();
        var screens = new HashMap<Pass, Screen>();
        Example.EVERYBODY.forEach(pass -> screens.put(pass, new Screen(pass)));
        int step = 0;
        for (Commands.Given given : commands) {
            vote(meeting);
            meeting.give(given);
            Snapshot now = meeting.store.snapshot();
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

    @Property(tries = 300)
    void an_attendee_never_hears_of_a_pending_question_of_another(@ForAll("meetings") List<Commands.Given> commands) {
        var meeting = new Meeting();
        var screen = new Screen(Example.ATTENDEE);
        var everPublic = new HashSet<Name>();
        for (Commands.Given given : commands) {
            meeting.give(given);
            Snapshot now = meeting.store.snapshot();
            now.items().forEach((name, it) -> {
                if (it.item() instanceof Question question && question.lane().isPublic()) {
                    everPublic.add(name);
                }
            });
            screen.update(now);
            assertThat(everPublic).containsAll(screen.heardOf());
        }
    }

    @Property(tries = 300)
    void the_spotlight_is_only_ever_on_a_question_of_the_public_lanes(
            @ForAll("meetings") List<Commands.Given> commands) {
        var meeting = new Meeting();
        for (Commands.Given given : commands) {
            meeting.give(given);
            Snapshot now = meeting.store.snapshot();
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

    @Property(tries = 300)
    void a_box_takes_upvotes_only_while_its_question_does(@ForAll("meetings") List<Commands.Given> commands) {
        var meeting = new Meeting();
        for (Commands.Given given : commands) {
            meeting.give(given);
            Snapshot now = meeting.store.snapshot();
            boolean closed = now.session().orElseThrow().stage().phase() == Phase.CLOSED;
            now.items().forEach((name, it) -> {
                if (name instanceof Name.OfQuestion box && it.item() instanceof Question question) {
                    assertThat(meeting.store.box(box).isOpen())
                            .isEqualTo(!closed && question.lane().takesUpvotes());
                }
            });
        }
    }

    @Property(tries = 300)
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
        private final Set<String> frames = new HashSet<>();
        private final Pass pass;
        private long got;

        Screen(Pass pass) {
            this.pass = pass;
        }

        void update(Snapshot now) {
            now.after(got).forEach(entry -> {
                Item item = entry.getValue().item();
                item.seenBy(pass, now).ifPresentOrElse(view -> lay(entry.getKey(), view), () -> {
                    if (item.wasSeenBy(pass, now)) {
                        items.remove(entry.getKey());
                        frames.add(entry.getKey().toString());
                    }
                });
            });
            got = now.version();
        }

        private void lay(Name name, View view) {
            items.put(name, view);
            frames.add(name.toString());
            if (view instanceof Session session && session.stage().spotlight() != null) {
                frames.add("question/" + session.stage().spotlight());
            }
        }

        List<Name> heardOf() {
            return frames.stream()
                    .map(name -> name.replaceFirst("^tally/", ""))
                    .filter(name -> name.startsWith("question/"))
                    .map(name -> (Name) new Name.OfQuestion(name.substring("question/".length())))
                    .toList();
        }
    }
}
