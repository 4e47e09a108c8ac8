package io.rostrum.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.domain.BoxStatus;
import io.rostrum.domain.Criterion;
import io.rostrum.domain.Group;
import io.rostrum.domain.Item;
import io.rostrum.domain.Lane;
import io.rostrum.domain.Marks;
import io.rostrum.domain.Name;
import io.rostrum.domain.Person;
import io.rostrum.domain.Phase;
import io.rostrum.domain.Question;
import io.rostrum.domain.Reason;
import io.rostrum.domain.Remark;
import io.rostrum.domain.RevealMode;
import io.rostrum.domain.Rule;
import io.rostrum.domain.Scale;
import io.rostrum.domain.Session;
import io.rostrum.domain.Stage;
import io.rostrum.domain.Talk;
import io.rostrum.domain.Tally;
import io.rostrum.domain.Timer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is kept in Redis is read back as it was. */
class ItemJsonProperties {
    private static final Name TALK = new Name.OfTalk("1");
    private static final Name QUESTION = new Name.OfQuestion("q1");
    private static final Name REMARK = new Name.OfRemark("1", "a");

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void a_session_is_read_as_it_was_written(@ForAll("sessions") Session session) {
        assertKept(Name.SESSION, session);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void a_talk_is_read_as_it_was_written(@ForAll("talks") Talk talk) {
        assertKept(TALK, talk);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void a_question_is_read_as_it_was_written(@ForAll("questions") Question question) {
        assertKept(QUESTION, question);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void a_remark_is_read_as_it_was_written(@ForAll("texts") String text, @ForAll Remark.State state) {
        assertKept(REMARK, new Remark(text, state, new Person("p1")));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void marks_are_read_as_they_were_written(@ForAll("marks") Marks marks) {
        String canonical = MarksJson.canonical(marks);
        assertThat(MarksJson.parse(canonical)).isEqualTo(marks);
        assertThat(canonical).doesNotContain("\n");
    }

    private static void assertKept(Name name, Item item) {
        String json = ItemJson.write(item);
        assertThat(ItemJson.read(name, json)).isEqualTo(item);
        assertThat(json).doesNotContain("\n", "null");
    }

    @Example
    void what_is_not_an_item_of_that_name_is_refused() {
        String remark = ItemJson.write(new Remark("Fine", Remark.State.DRAFT, new Person("p1")));
        List<Name> others = List.of(Name.SESSION, TALK, QUESTION, new Name.OfMine(new Name.OfQuestion("q1")));
        others.forEach(
                name -> assertThatThrownBy(() -> ItemJson.read(name, remark)).isInstanceOf(Malformed.class));
        for (String bad : List.of("", "{}", "[]", remark + remark, remark.replace("{", "{\"more\":1,"))) {
            assertThatThrownBy(() -> ItemJson.read(REMARK, bad)).isInstanceOf(Malformed.class);
        }
        var tally = new Tally(new Name.OfTalk("1"), 0, Map.of());
        assertThatThrownBy(() -> ItemJson.write(tally)).isInstanceOf(Malformed.class);
    }

    /** Anything that a person may type, and what the code itself must not stumble over; no lone surrogate, which is no text. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .ofMaxLength(30)
                        .filter(text -> text.codePoints().noneMatch(ItemJsonProperties::isLone))
                        .filter(text -> !text.contains("null")),
                Arbitraries.of(
                        "",
                        "第十九期",
                        "\"quoted\"",
                        "back\\slash",
                        "{}[]",
                        "line\nbreak",
                        "\u2028",
                        "👍🏽",
                        "9",
                        "</script>"));
    }

    private static boolean isLone(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    @Provide
    Arbitrary<Session> sessions() {
        var words = Combinators.combine(texts(), texts().injectNull(0.3), texts(), texts().injectNull(0.3), texts())
                .as((title, subtitle, date, venue, language) -> new Session(
                        title, subtitle, 19, date, venue, language, Stage.START, false, false, RevealMode.LIVE, false));
        var flags = Arbitraries.of(true, false);
        return Combinators.combine(
                        words, stages(), flags, flags, Arbitraries.of(RevealMode.class), flags, Arbitraries.integers())
                .as((its, stage, review, locked, reveal, rehearsal, number) -> new Session(
                        its.title(),
                        its.subtitle(),
                        number,
                        its.date(),
                        its.venue(),
                        its.language(),
                        stage,
                        review,
                        locked,
                        reveal,
                        rehearsal));
    }

    private Arbitrary<Stage> stages() {
        var timers = Arbitraries.<Timer>oneOf(
                Arbitraries.longs().map(Timer.Running::new),
                Arbitraries.longs().map(Timer.Paused::new),
                Arbitraries.of(List.of(new Timer.Paused(0))));
        return Combinators.combine(
                        Arbitraries.of(Phase.class),
                        texts().injectNull(0.3),
                        texts().injectNull(0.3),
                        timers.injectNull(0.3))
                .as(Stage::new);
    }

    @Provide
    Arbitrary<Talk> talks() {
        return Combinators.combine(
                        texts(),
                        texts(),
                        texts().injectNull(0.3),
                        Arbitraries.integers(),
                        rules(),
                        Arbitraries.of(true, false))
                .as((title, speaker, department, minutes, rule, revealed) ->
                        new Talk(title, speaker, department, minutes, rule, revealed, BoxStatus.NEW));
    }

    private Arbitrary<Rule> rules() {
        var ids = Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(24);
        var weights = Arbitraries.bigDecimals()
                .between(new BigDecimal("0.001"), new BigDecimal("1000"))
                .ofScale(3)
                .map(Marks::shortest);
        var criteria = Combinators.combine(ids, weights, Arbitraries.maps(Arbitraries.of("en", "zh-Hans"), texts()))
                .as(Criterion::new)
                .list()
                .uniqueElements(Criterion::id)
                .ofMinSize(1)
                .ofMaxSize(Rule.MAX_CRITERIA);
        var groups = Combinators.combine(Arbitraries.of("audience", "reviewer"), weights)
                .as(Group::new)
                .list()
                .uniqueElements(Group::id)
                .ofMinSize(1);
        var scale = Arbitraries.of("1", "0.5", "0.25")
                .map(step -> new Scale(BigDecimal.ZERO, BigDecimal.TEN, new BigDecimal(step)));
        return Combinators.combine(
                        scale,
                        criteria,
                        Arbitraries.of("0", "0.1", "0.25").map(BigDecimal::new),
                        groups,
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.of(RevealMode.class))
                .as(Rule::new);
    }

    @Provide
    Arbitrary<Question> questions() {
        return Combinators.combine(
                        texts(),
                        Arbitraries.of(Lane.class),
                        Arbitraries.of(Reason.class).injectNull(0.3),
                        texts().injectNull(0.3),
                        Arbitraries.longs(),
                        texts().map(Person::new),
                        texts().injectNull(0.3),
                        Arbitraries.of(true, false))
                .as(Question::new);
    }

    @Provide
    Arbitrary<Marks> marks() {
        var numbers = Arbitraries.bigDecimals()
                .between(new BigDecimal("-1000000"), new BigDecimal("1000000"))
                .ofScale(5);
        return Arbitraries.maps(texts(), numbers).ofMaxSize(64).map(Marks::of);
    }
}
