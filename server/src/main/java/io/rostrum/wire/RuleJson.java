package io.rostrum.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rostrum.domain.Criterion;
import io.rostrum.domain.Group;
import io.rostrum.domain.RevealMode;
import io.rostrum.domain.Rule;
import io.rostrum.domain.Scale;
import io.rostrum.domain.Words;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.TreeMap;

/** A scoring rule as JSON: the same in a series file, in Redis and on the wire. */
final class RuleJson {
    private RuleJson() {}

    static Rule read(Fields f) {
        Rule rule = f.checked(() -> new Rule(
                scale(f.object("scale")),
                f.objects("criteria", RuleJson::criterion),
                f.decimal("trim"),
                f.objects("groups", group -> new Group(group.text("id"), group.decimal("weight"))),
                f.small("minimumTurnout"),
                f.word("reveal", RevealMode.class)));
        f.end();
        return rule;
    }

    private static Scale scale(Fields f) {
        Scale scale = f.checked(() -> new Scale(f.decimal("min"), f.decimal("max"), f.decimal("step")));
        f.end();
        return scale;
    }

    private static Criterion criterion(Fields f) {
        Fields names = f.object("name");
        return new Criterion(f.text("id"), f.decimal("weight"), names.all(Fields::text));
    }

    static void write(JsonGenerator out, Rule rule) throws IOException {
        out.writeStartObject();
        writeScale(out, rule.scale());
        out.writeArrayFieldStart("criteria");
        for (Criterion criterion : rule.criteria()) {
            writeCriterion(out, criterion);
        }
        out.writeEndArray();
        number(out, "trim", rule.trim());
        out.writeArrayFieldStart("groups");
        for (Group group : rule.groups()) {
            out.writeStartObject();
            out.writeStringField("id", group.id());
            number(out, "weight", group.weight());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeNumberField("minimumTurnout", rule.minimumTurnout());
        out.writeStringField("reveal", Words.of(rule.reveal()));
        out.writeEndObject();
    }

    private static void writeScale(JsonGenerator out, Scale scale) throws IOException {
        out.writeObjectFieldStart("scale");
        number(out, "min", scale.min());
        number(out, "max", scale.max());
        number(out, "step", scale.step());
        out.writeEndObject();
    }

    private static void writeCriterion(JsonGenerator out, Criterion criterion) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", criterion.id());
        number(out, "weight", criterion.weight());
        out.writeObjectFieldStart("name");
        for (var name : new TreeMap<>(criterion.name()).entrySet()) {
            out.writeStringField(name.getKey(), name.getValue());
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void number(JsonGenerator out, String name, BigDecimal value) throws IOException {
        out.writeFieldName(name);
        out.writeNumber(value.toPlainString());
    }
}
