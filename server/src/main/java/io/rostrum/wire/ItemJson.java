package io.rostrum.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rostrum.domain.BoxStatus;
import io.rostrum.domain.Item;
import io.rostrum.domain.Lane;
import io.rostrum.domain.Name;
import io.rostrum.domain.Person;
import io.rostrum.domain.Phase;
import io.rostrum.domain.Question;
import io.rostrum.domain.Reason;
import io.rostrum.domain.Remark;
import io.rostrum.domain.RevealMode;
import io.rostrum.domain.Session;
import io.rostrum.domain.Stage;
import io.rostrum.domain.Talk;
import io.rostrum.domain.Tally;
import io.rostrum.domain.Timer;
import io.rostrum.domain.Words;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Items as they are kept in Redis. Boxes and tallies are kept beside them, never in an item's JSON. */
public final class ItemJson {
    private ItemJson() {}

    /** The item of that name; a talk comes with a new box. */
    public static Item read(Name name, String json) {
        Fields f = Json.object(json);
        Item item = f.checked(() -> switch (name) {
            case Name.OfSession _ -> session(f);
            case Name.OfTalk _ -> talk(f);
            case Name.OfQuestion _ -> question(f);
            case Name.OfRemark _ -> remark(f);
            case Name.OfTally _, Name.OfMine _, Name.OfPresence _ -> throw new Malformed(name + " is not kept", null);
        });
        f.end();
        return item;
    }

    private static Session session(Fields f) {
        return new Session(
                f.text("title"),
                f.textOrNull("subtitle"),
                f.small("number"),
                f.text("date"),
                f.textOrNull("venue"),
                f.text("language"),
                stage(f.object("stage")),
                f.flag("review"),
                f.flag("locked"),
                f.word("reveal", RevealMode.class),
                f.flag("rehearsal"));
    }

    private static Stage stage(Fields f) {
        var stage = new Stage(
                f.word("phase", Phase.class),
                f.textOrNull("talk"),
                f.textOrNull("spotlight"),
                timer(f.objectOrNull("timer")));
        f.end();
        return stage;
    }

    private static @Nullable Timer timer(@Nullable Fields f) {
        if (f == null) {
            return null;
        }
        return f.has("endsAt") ? new Timer.Running(f.whole("endsAt")) : new Timer.Paused(f.whole("remaining"));
    }

    private static Talk talk(Fields f) {
        return new Talk(
                f.text("title"),
                f.text("speaker"),
                f.textOrNull("department"),
                f.small("minutes"),
                RuleJson.read(f.object("rule")),
                f.flag("revealed"),
                BoxStatus.NEW);
    }

    private static Question question(Fields f) {
        return new Question(
                f.text("text"),
                f.word("lane", Lane.class),
                f.wordOrNull("reason", Reason.class),
                f.textOrNull("talk"),
                f.whole("askedAt"),
                new Person(f.text("asker")),
                f.textOrNull("original"),
                f.flag("wasShown"));
    }

    private static Remark remark(Fields f) {
        return new Remark(f.text("text"), f.word("state", Remark.State.class), new Person(f.text("reviewer")));
    }

    /** The item as {@link #read} reads it. */
    public static String write(Item item) {
        return Json.write(out -> {
            out.writeStartObject();
            switch (item) {
                case Session session -> write(out, session);
                case Talk talk -> write(out, talk);
                case Question question -> write(out, question);
                case Remark remark -> write(out, remark);
                case Tally _ -> throw new Malformed("a tally is not an item's JSON", null);
            }
            out.writeEndObject();
        });
    }

    /** The fields of a session: the same in Redis and on the wire. */
    static void write(JsonGenerator out, Session session) throws IOException {
        out.writeStringField("title", session.title());
        optional(out, "subtitle", session.subtitle());
        out.writeNumberField("number", session.number());
        out.writeStringField("date", session.date());
        optional(out, "venue", session.venue());
        out.writeStringField("language", session.language());
        write(out, session.stage());
        out.writeBooleanField("review", session.review());
        out.writeBooleanField("locked", session.locked());
        out.writeStringField("reveal", Words.of(session.reveal()));
        out.writeBooleanField("rehearsal", session.rehearsal());
    }

    private static void write(JsonGenerator out, Stage stage) throws IOException {
        out.writeObjectFieldStart("stage");
        out.writeStringField("phase", Words.of(stage.phase()));
        optional(out, "talk", stage.talk());
        optional(out, "spotlight", stage.spotlight());
        if (stage.timer() != null) {
            out.writeObjectFieldStart("timer");
            switch (stage.timer()) {
                case Timer.Running running -> out.writeNumberField("endsAt", running.endsAt());
                case Timer.Paused paused -> out.writeNumberField("remaining", paused.remaining());
            }
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    /** The fields of a talk without its box: the same in Redis and on the wire. */
    static void write(JsonGenerator out, Talk talk) throws IOException {
        out.writeStringField("title", talk.title());
        out.writeStringField("speaker", talk.speaker());
        optional(out, "department", talk.department());
        out.writeNumberField("minutes", talk.minutes());
        out.writeFieldName("rule");
        RuleJson.write(out, talk.rule());
        out.writeBooleanField("revealed", talk.revealed());
    }

    private static void write(JsonGenerator out, Question question) throws IOException {
        out.writeStringField("text", question.text());
        out.writeStringField("lane", Words.of(question.lane()));
        optional(out, "reason", question.reason());
        optional(out, "talk", question.talk());
        out.writeNumberField("askedAt", question.askedAt());
        out.writeStringField("asker", question.asker().value());
        optional(out, "original", question.original());
        out.writeBooleanField("wasShown", question.wasShown());
    }

    private static void write(JsonGenerator out, Remark remark) throws IOException {
        out.writeStringField("text", remark.text());
        out.writeStringField("state", Words.of(remark.state()));
        out.writeStringField("reviewer", remark.reviewer().value());
    }

    static void optional(JsonGenerator out, String name, @Nullable String text) throws IOException {
        if (text != null) {
            out.writeStringField(name, text);
        }
    }

    static void optional(JsonGenerator out, String name, @Nullable Enum<?> word) throws IOException {
        optional(out, name, word == null ? null : Words.of(word));
    }
}
