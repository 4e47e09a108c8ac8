package io.rostrum.wire;

import static io.rostrum.wire.ItemJson.optional;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rostrum.domain.BoxStatus;
import io.rostrum.domain.Histogram;
import io.rostrum.domain.Marks;
import io.rostrum.domain.Name;
import io.rostrum.domain.Ratio;
import io.rostrum.domain.Score;
import io.rostrum.domain.Session;
import io.rostrum.domain.Talk;
import io.rostrum.domain.View;
import io.rostrum.domain.Words;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** What a role sees of each item, as it goes over the wire; a field that has no value is left out. */
final class ViewJson {
    private ViewJson() {}

    static void writeItems(JsonGenerator out, Map<Name, Optional<View>> items) throws IOException {
        out.writeObjectFieldStart("items");
        for (var item : items.entrySet()) {
            out.writeFieldName(item.getKey().toString());
            if (item.getValue().isPresent()) {
                out.writeStartObject();
                write(out, item.getValue().get());
                out.writeEndObject();
            } else {
                out.writeNull();
            }
        }
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, View view) throws IOException {
        switch (view) {
            case Session session -> ItemJson.write(out, session);
            case Talk talk -> write(out, talk);
            case View.OfTalkTally tally -> write(out, tally);
            case View.OfQuestion question -> write(out, question);
            case View.OfUpvotes upvotes -> out.writeNumberField("up", upvotes.up());
            case View.OfRemark remark -> {
                optional(out, "text", remark.text());
                out.writeStringField("state", Words.of(remark.state()));
            }
            case View.Mine mine -> write(out, mine);
            case View.Presence presence -> out.writeNumberField("phones", presence.phones());
        }
    }

    private static void write(JsonGenerator out, Talk talk) throws IOException {
        ItemJson.write(out, talk);
        BoxStatus box = talk.box();
        out.writeStringField("box", Words.of(box.state()));
        optional(out, "round", box.round());
        if (box.closesAt() != null) {
            out.writeNumberField("closesAt", box.closesAt());
        }
    }

    private static void write(JsonGenerator out, View.OfQuestion question) throws IOException {
        out.writeStringField("text", question.text());
        out.writeStringField("lane", Words.of(question.lane()));
        optional(out, "reason", question.reason());
        optional(out, "talk", question.talk());
        out.writeNumberField("askedAt", question.askedAt());
        optional(out, "asker", question.asker());
        optional(out, "original", question.original());
        out.writeBooleanField("reworded", question.reworded());
    }

    private static void write(JsonGenerator out, View.Mine mine) throws IOException {
        out.writeStringField("text", mine.text());
        out.writeStringField("lane", Words.of(mine.lane()));
        optional(out, "reason", mine.reason());
        optional(out, "talk", mine.talk());
        out.writeNumberField("askedAt", mine.askedAt());
    }

    private static void write(JsonGenerator out, View.OfTalkTally tally) throws IOException {
        out.writeNumberField("turnout", tally.turnout());
        if (tally.values().isPresent()) {
            writeCounts(out, tally.values().get().counts().histograms());
            write(out, tally.values().get().score());
        }
    }

    private static void writeCounts(JsonGenerator out, Map<String, Map<String, Histogram>> groups) throws IOException {
        out.writeObjectFieldStart("counts");
        for (var group : groups.entrySet()) {
            out.writeObjectFieldStart(group.getKey());
            for (var criterion : group.getValue().entrySet()) {
                out.writeFieldName(criterion.getKey());
                write(out, criterion.getValue());
            }
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, Histogram histogram) throws IOException {
        out.writeStartObject();
        for (var bar : histogram.marks().entrySet()) {
            out.writeNumberField(Marks.shortest(bar.getKey()).toPlainString(), bar.getValue());
        }
        if (histogram.skipped() > 0) {
            out.writeNumberField("skip", histogram.skipped());
        }
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, Score score) throws IOException {
        out.writeObjectFieldStart("score");
        write(out, "overall", score.overall());
        out.writeStringField("exact", score.overall().map(Ratio::exact).orElse(null));
        out.writeObjectFieldStart("groups");
        for (var group : score.groups().entrySet()) {
            write(out, group.getKey(), group.getValue());
        }
        out.writeEndObject();
        out.writeObjectFieldStart("criteria");
        for (var group : score.criteria().entrySet()) {
            out.writeObjectFieldStart(group.getKey());
            for (var criterion : group.getValue().entrySet()) {
                out.writeFieldName(criterion.getKey());
                writeValue(out, criterion.getValue());
            }
            out.writeEndObject();
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void writeValue(JsonGenerator out, Optional<Score.Value> value) throws IOException {
        if (value.isEmpty()) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeNumberField("n", value.get().n());
        out.writeStringField("mean", value.get().mean().shown());
        out.writeStringField("trimmed", value.get().trimmed().shown());
        out.writeEndObject();
    }

    /** Rounded for display only here, at the very end. */
    private static void write(JsonGenerator out, String name, Optional<Ratio> value) throws IOException {
        if (value.isPresent()) {
            out.writeStringField(name, value.get().shown());
        } else {
            out.writeNullField(name);
        }
    }
}
