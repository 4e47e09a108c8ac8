package io.rostrum.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rostrum.domain.Box;
import io.rostrum.domain.Command;
import io.rostrum.domain.Lane;
import io.rostrum.domain.Name;
import io.rostrum.domain.Phase;
import io.rostrum.domain.Reason;
import io.rostrum.domain.Reply;
import io.rostrum.domain.Timer;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The frames of a socket, both ways: {@link #decode} is the list of what may come in, {@link #encode} of what goes out. */
public final class Wire {
    /** A phone that votes once a second needs 30 years for this many; larger ones could not be told apart everywhere. */
    private static final long MAX_SEQ = 1_000_000_000;

    /** In ms since 1970, in the year 2286; Redis's scripts could not keep every whole number as it is. */
    private static final long MAX_TIME = 10_000_000_000_000L;

    private Wire() {}

    /** The command that the frame holds; empty if it is no command to the letter. */
    public static Optional<Command> decode(String frame) {
        try {
            Fields fields = Json.object(frame);
            Command command = fields.checked(() -> command(fields));
            fields.end();
            return Optional.of(command);
        } catch (Malformed malformed) {
            return Optional.empty();
        }
    }

    private static Command command(Fields f) {
        String type = f.text("t");
        long id = f.whole("id");
        return switch (type) {
            case "Join" -> new Command.Join(id, f.text("session"), f.text("pass"), since(f));
            case "Cast" ->
                new Command.Cast(
                        id,
                        f.as("box", Box::parse),
                        f.text("round"),
                        seq(f),
                        MarksJson.read(f.object("marks")),
                        f.textOrNull("receipt"));
            case "Ask" -> new Command.Ask(id, question(f), f.text("text"), talkOrNull(f));
            case "Withdraw" -> new Command.Withdraw(id, question(f));
            case "Remark" -> new Command.Remark(id, new Name.OfTalk(f.text("talk")), f.text("text"), f.flag("ready"));
            default -> ofModerator(type, id, f.wholeOrNull("seen"), f);
        };
    }

    private static Command ofModerator(String type, long id, @Nullable Long seen, Fields f) {
        return switch (type) {
            case "Move" -> new Command.Move(id, seen, f.word("phase", Phase.class), talkOrNull(f));
            case "Timer" -> new Command.Timer(id, seen, timer(f));
            case "Open" ->
                new Command.Open(
                        id,
                        seen,
                        f.as("box", Box::parse),
                        f.textOrNull("round"),
                        f.has("closesAt") ? time(f, "closesAt") : null,
                        f.has("anew") && f.flag("anew"));
            case "Close" -> new Command.Close(id, seen, f.as("box", Box::parse), f.textOrNull("round"));
            case "Reveal" -> new Command.Reveal(id, seen, f.as("box", Box::parse), f.textOrNull("round"));
            case "Place" -> new Command.Place(id, seen, question(f), lane(f), f.wordOrNull("reason", Reason.class));
            case "Spotlight" -> new Command.Spotlight(id, seen, questionOrNull(f));
            case "Reword" -> new Command.Reword(id, seen, question(f), f.text("text"));
            case "Review" -> new Command.Review(id, seen, f.flag("on"));
            case "Lock" -> new Command.Lock(id, seen, f.flag("on"));
            default -> throw new Malformed("t is not a known command", null);
        };
    }

    private static Command.@Nullable Since since(Fields f) {
        Fields since = f.objectOrNull("since");
        if (since == null) {
            return null;
        }
        var value = new Command.Since(since.text("epoch"), since.whole("version"));
        since.end();
        return value;
    }

    private static long seq(Fields f) {
        long seq = f.whole("seq");
        if (seq < 1 || seq > MAX_SEQ) {
            throw new Malformed("seq is not from 1 to " + MAX_SEQ, null);
        }
        return seq;
    }

    private static long time(Fields f, String name) {
        long time = f.whole(name);
        if (time < 0 || time > MAX_TIME) {
            throw new Malformed(name + " is not from 0 to " + MAX_TIME, null);
        }
        return time;
    }

    private static Name.OfQuestion question(Fields f) {
        return new Name.OfQuestion(f.text("question"));
    }

    private static Name.@Nullable OfQuestion questionOrNull(Fields f) {
        return f.takeNull("question") ? null : question(f);
    }

    private static Name.@Nullable OfTalk talkOrNull(Fields f) {
        String talk = f.textOrNull("talk");
        return talk == null ? null : new Name.OfTalk(talk);
    }

    private static Lane lane(Fields f) {
        Lane lane = f.word("lane", Lane.class);
        if (lane == Lane.WITHDRAWN) {
            throw new Malformed("only its asker withdraws a question", null);
        }
        return lane;
    }

    private static Timer timer(Fields f) {
        return f.has("endsAt") ? new Timer.Running(time(f, "endsAt")) : new Timer.Paused(f.whole("remaining"));
    }

    /** The frame of a reply. */
    public static Frame encode(Reply reply) {
        return new Frame(Json.utf8(out -> {
            out.writeStartObject();
            write(out, reply);
            out.writeEndObject();
        }));
    }

    private static void write(JsonGenerator out, Reply reply) throws IOException {
        out.writeStringField("t", reply.getClass().getSimpleName());
        switch (reply) {
            case Reply.Ok ok -> writeOk(out, ok);
            case Reply.No no -> writeNo(out, no);
            case Reply.Welcome welcome -> writeWelcome(out, welcome);
            case Reply.Update update -> {
                out.writeNumberField("version", update.version());
                out.writeNumberField("now", update.now());
                ViewJson.writeItems(out, update.items());
            }
        }
    }

    private static void writeOk(JsonGenerator out, Reply.Ok ok) throws IOException {
        out.writeNumberField("id", ok.id());
        if (ok.version() != null) {
            out.writeNumberField("version", ok.version());
        }
        if (ok.receipt() != null) {
            out.writeStringField("receipt", ok.receipt());
        }
    }

    private static void writeNo(JsonGenerator out, Reply.No no) throws IOException {
        out.writeNumberField("id", no.id());
        out.writeStringField("why", no.why().name());
        if (no.retryAfter() != null) {
            out.writeNumberField("retryAfter", no.retryAfter());
        }
        if (no.ballot() != null) {
            out.writeFieldName("ballot");
            writeBallot(out, no.ballot());
        }
    }

    private static void writeWelcome(JsonGenerator out, Reply.Welcome welcome) throws IOException {
        out.writeStringField("epoch", welcome.epoch());
        out.writeNumberField("version", welcome.version());
        out.writeNumberField("now", welcome.now());
        out.writeStringField("role", welcome.role().word());
        out.writeStringField("person", welcome.person().value());
        out.writeObjectFieldStart("ballots");
        for (var ballot : welcome.ballots().entrySet()) {
            out.writeFieldName(ballot.getKey().toString());
            writeBallot(out, ballot.getValue());
        }
        out.writeEndObject();
        ViewJson.writeItems(out, welcome.items());
    }

    private static void writeBallot(JsonGenerator out, Reply.Receipted receipted) throws IOException {
        out.writeStartObject();
        out.writeStringField("round", receipted.ballot().round());
        out.writeNumberField("seq", receipted.ballot().seq());
        out.writeFieldName("marks");
        MarksJson.write(out, receipted.ballot().marks());
        out.writeStringField("receipt", receipted.receipt());
        out.writeEndObject();
    }
}
