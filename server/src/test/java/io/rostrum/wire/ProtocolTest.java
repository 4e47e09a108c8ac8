package io.rostrum.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.domain.Ballot;
import io.rostrum.domain.Box;
import io.rostrum.domain.BoxStatus;
import io.rostrum.domain.Command;
import io.rostrum.domain.Counts;
import io.rostrum.domain.Criterion;
import io.rostrum.domain.Group;
import io.rostrum.domain.Histogram;
import io.rostrum.domain.Lane;
import io.rostrum.domain.Marks;
import io.rostrum.domain.Name;
import io.rostrum.domain.Person;
import io.rostrum.domain.Phase;
import io.rostrum.domain.Ratio;
import io.rostrum.domain.Reason;
import io.rostrum.domain.Refusal;
import io.rostrum.domain.Remark;
import io.rostrum.domain.Reply;
import io.rostrum.domain.RevealMode;
import io.rostrum.domain.Role;
import io.rostrum.domain.Rule;
import io.rostrum.domain.Scale;
import io.rostrum.domain.Score;
import io.rostrum.domain.Session;
import io.rostrum.domain.Stage;
import io.rostrum.domain.Talk;
import io.rostrum.domain.Timer;
import io.rostrum.domain.View;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Holds docs/protocol.md and the codec against each other. */
class ProtocolTest {
    private static final ProtocolPage PAGE = ProtocolPage.read();
    private static final Name.OfTalk TALK = new Name.OfTalk("1");
    private static final Name.OfQuestion Q7 = new Name.OfQuestion("q7f");
    private static final Name.OfQuestion Q9C = new Name.OfQuestion("q9c");
    private static final Name.OfQuestion Q9D = new Name.OfQuestion("q9d");
    private static final long SEEN = 201;
    private static final long NOW = 1_763_800_000_000L;
    private static final long LATER = NOW + 600_000;

    private static final List<Command> COMMANDS = List.of(
            new Command.Join(1, "482913", "eyJhbGciOi…", null),
            new Command.Join(2, "482913", "eyJhbGciOi…", new Command.Since("k3", 118)),
            new Command.Cast(3, TALK, "r8", 3, marks("conception", "9", "analysis", "8.5"), null),
            new Command.Cast(4, TALK, "r8", 2, marks("conception", "9"), "Zk1v…"),
            new Command.Cast(5, Q7, "q7f", 1, marks("up", "1"), null),
            new Command.Cast(6, Q7, "q7f", 2, Marks.NONE, null),
            new Command.Ask(7, Q9C, "Why paper?", TALK),
            new Command.Ask(8, Q9D, "Why not?", null),
            new Command.Withdraw(9, Q9C),
            new Command.Remark(10, TALK, "Clear, and well sourced.", true),
            new Command.Move(11, SEEN, Phase.SCORING, TALK),
            new Command.Move(12, null, Phase.BREAK, null),
            new Command.Timer(13, SEEN, new Timer.Running(LATER)),
            new Command.Timer(14, SEEN, new Timer.Paused(1_200_000)),
            new Command.Open(15, SEEN, TALK, null, null, false),
            new Command.Open(16, SEEN, TALK, "r8", LATER, true),
            new Command.Close(17, SEEN, TALK, "r8"),
            new Command.Reveal(18, SEEN, TALK, "r8"),
            new Command.Place(19, SEEN, Q7, Lane.SHOWN, null),
            new Command.Place(20, SEEN, Q7, Lane.DECLINED, Reason.OFF_TOPIC),
            new Command.Spotlight(21, SEEN, Q7),
            new Command.Spotlight(22, SEEN, null),
            new Command.Reword(23, SEEN, Q7, "Why was it paper?"),
            new Command.Review(24, SEEN, true),
            new Command.Lock(25, SEEN, false));

    private static final List<Reply> REPLIES = List.of(
            new Reply.Ok(1, null, null),
            welcome(),
            new Reply.Update(202, NOW + 100, items(TALK.tally(), tally(), new Name.OfQuestion("q2"), null)),
            new Reply.Update(202, NOW + 15_100, Map.of()),
            new Reply.Ok(3, 202L, "aY7c…"),
            new Reply.No(4, Refusal.OLDER, null, ballot(3, marks("conception", "9", "analysis", "8.5"), "aY7c…")),
            Reply.No.after(7, Refusal.TOO_FAST, 4_000),
            new Reply.Ok(11, 203L, null),
            Reply.No.of(17, Refusal.CHANGED),
            new Reply.Update(204, NOW + 200, items(Name.SESSION, session())),
            new Reply.Update(205, NOW + 300, items(Name.SESSION, rehearsal())),
            new Reply.Update(206, NOW + 400, queue()));

    private static Marks marks(String... words) {
        var values = new TreeMap<String, BigDecimal>();
        for (int i = 0; i < words.length; i += 2) {
            values.put(words[i], new BigDecimal(words[i + 1]));
        }
        return new Marks(values);
    }

    private static Reply.Receipted ballot(long seq, Marks marks, String receipt) {
        return new Reply.Receipted(new Ballot.Cast("r8", seq, marks), receipt);
    }

    /** Names and views in turn; null for an item that is taken away. */
    private static Map<Name, Optional<View>> items(@Nullable Object... namesAndViews) {
        var items = new LinkedHashMap<Name, Optional<View>>();
        for (int i = 0; i < namesAndViews.length; i += 2) {
            items.put((Name) namesAndViews[i], Optional.ofNullable((View) namesAndViews[i + 1]));
        }
        return items;
    }

    private static Reply.Welcome welcome() {
        Map<Box, Reply.Receipted> ballots = Map.of(TALK, ballot(2, marks("conception", "9"), "Zk1v…"));
        return new Reply.Welcome(
                "k3",
                SEEN,
                NOW,
                Role.ATTENDEE,
                new Person("p4c1d77"),
                ballots,
                items(
                        TALK,
                        talk(),
                        TALK.tally(),
                        new View.OfTalkTally(58, Optional.empty()),
                        Name.PRESENCE,
                        new View.Presence(57)));
    }

    private static Talk talk() {
        var rule = new Rule(
                new Scale(BigDecimal.ONE, BigDecimal.TEN, new BigDecimal("0.5")),
                List.of(new Criterion("conception", BigDecimal.TWO, Map.of("en", "Conception", "zh-Hans", "立意"))),
                new BigDecimal("0.1"),
                List.of(new Group("audience", BigDecimal.ONE)),
                5,
                RevealMode.LIVE);
        var box = new BoxStatus(Box.State.OPEN, "r8", LATER);
        return new Talk("Paper and ink", "A. Speaker", "Archive", 20, rule, false, box);
    }

    private static View tally() {
        var marks = new TreeMap<BigDecimal, Integer>();
        marks.put(new BigDecimal("9.0"), 31);
        marks.put(new BigDecimal("8.5"), 26);
        var counts = new Counts(Map.of("audience", Map.of("conception", new Histogram(marks, 1))));
        Ratio mean = Ratio.of(500).by(Ratio.of(57));
        var criteria = new LinkedHashMap<String, Optional<Score.Value>>();
        criteria.put("conception", Optional.of(new Score.Value(57, mean, Ratio.of(new BigDecimal("8.775")))));
        criteria.put("fit", Optional.empty());
        var score = new Score(Optional.of(mean), Map.of("audience", Optional.of(mean)), Map.of("audience", criteria));
        return new View.OfTalkTally(58, Optional.of(new View.Values(counts, score)));
    }

    private static Session session() {
        return new Session(
                "Learning by lecturing",
                "Spring",
                19,
                "2025-02-14",
                "Room 3",
                "zh-Hans",
                new Stage(Phase.QUESTIONS, "1", "q7f", new Timer.Running(LATER)),
                false,
                false,
                RevealMode.AFTER_CLOSE,
                false);
    }

    private static Session rehearsal() {
        return new Session(
                "Learning by lecturing",
                null,
                19,
                "2025-02-14",
                null,
                "zh-Hans",
                new Stage(Phase.TALK, "1", null, new Timer.Paused(1_200_000)),
                true,
                true,
                RevealMode.LIVE,
                true);
    }

    private static Map<Name, Optional<View>> queue() {
        return items(
                Q7,
                new View.OfQuestion("Why was it paper?", Lane.SHOWN, null, "1", NOW, null, null, true),
                Q9D,
                new View.OfQuestion(
                        "Why not?", Lane.DECLINED, Reason.DUPLICATE, null, NOW + 1, "p4c1d7", "Why??", true),
                Q7.tally(),
                new View.OfUpvotes(3),
                new Name.OfMine(Q9D),
                new View.Mine("Why not?", Lane.DECLINED, Reason.DUPLICATE, null, NOW + 1),
                new Name.OfRemark("1", "a"),
                new View.OfRemark("Clear, and well sourced.", Remark.State.PUBLISHED),
                new Name.OfRemark("1", "b"),
                new View.OfRemark(null, Remark.State.DRAFT));
    }

    @Test
    void every_example_of_a_command_is_that_command() {
        assertThat(PAGE.frames("→").stream().map(Wire::decode))
                .containsExactlyElementsOf(COMMANDS.stream().map(Optional::of).toList());
    }

    @Test
    void every_example_of_a_reply_is_what_goes_out() {
        assertThat(REPLIES.stream().map(Wire::encode).map(Frame::text)).containsExactlyElementsOf(PAGE.frames("←"));
    }

    @Test
    void every_kind_of_message_has_an_example() {
        assertThat(kinds(COMMANDS)).isEqualTo(leaves(Command.class));
        assertThat(kinds(REPLIES)).isEqualTo(leaves(Reply.class));
    }

    @Test
    void every_kind_of_view_has_an_example() {
        var views = REPLIES.stream().flatMap(ProtocolTest::views).toList();
        assertThat(kinds(views)).isEqualTo(leaves(View.class));
    }

    private static Stream<View> views(Reply reply) {
        return switch (reply) {
            case Reply.Welcome welcome -> welcome.items().values().stream().flatMap(Optional::stream);
            case Reply.Update update -> update.items().values().stream().flatMap(Optional::stream);
            case Reply.Ok _, Reply.No _ -> Stream.empty();
        };
    }

    private static Set<Class<?>> kinds(List<?> messages) {
        return messages.stream().map(Object::getClass).collect(Collectors.toSet());
    }

    /** All records that a sealed interface permits, also through others. */
    private static Set<Class<?>> leaves(Class<?> kind) {
        return kind.isSealed()
                ? Arrays.stream(kind.getPermittedSubclasses())
                        .flatMap(permitted -> leaves(permitted).stream())
                        .collect(Collectors.toSet())
                : Set.of(kind);
    }

    @Test
    void every_refusal_stands_on_the_page_with_its_advice() {
        var refusals = new LinkedHashMap<String, String>();
        Arrays.stream(Refusal.values()).forEach(refusal -> refusals.put(refusal.name(), refusal.advice()));
        assertThat(PAGE.table("Refusals")).containsExactlyEntriesOf(refusals);
    }
}
