package io.rostrum.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.rostrum.domain.Marks;
import java.io.IOException;

/** Marks in their one canonical form, in which they are compared, kept and signed: keys sorted, shortest decimals. */
public final class MarksJson {
    /** More than any box takes; the rest is refused before it costs anything. */
    private static final int MAX_MARKS = 64;

    private MarksJson() {}

    /** Each ballot is put into it twice, for the store and for its receipt, so it is put together by hand. */
    public static String canonical(Marks marks) {
        var text = new StringBuilder();
        char before = '{';
        for (var mark : marks.values().entrySet()) {
            text.append(before).append('"');
            JsonStringEncoder.getInstance().quoteAsString(mark.getKey(), text);
            text.append("\":").append(mark.getValue().toPlainString());
            before = ',';
        }
        return text.isEmpty() ? "{}" : text.append('}').toString();
    }

    /** Reads what {@link #canonical} wrote. */
    public static Marks parse(String canonical) {
        return read(Json.object(canonical));
    }

    static Marks read(Fields fields) {
        Marks marks = new Marks(fields.all(Fields::decimal));
        if (marks.values().size() > MAX_MARKS) {
            throw new Malformed("there are more than " + MAX_MARKS + " marks", null);
        }
        return marks;
    }

    static void write(JsonGenerator out, Marks marks) throws IOException {
        out.writeStartObject();
        for (var mark : marks.values().entrySet()) {
            out.writeFieldName(mark.getKey());
            out.writeNumber(mark.getValue().toPlainString());
        }
        out.writeEndObject();
    }
}
