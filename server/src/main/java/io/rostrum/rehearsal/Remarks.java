package io.rostrum.rehearsal;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** What a reviewer may say, by language, each remark as its paragraphs. */
record Remarks(JsonObject byLanguage) {

    /** Reads those that were packed. */
    static Remarks packed() {
        try (InputStream in = Remarks.class.getResourceAsStream("/rehearsal/remarks.json")) {
            byte[] bytes =
                    Objects.requireNonNull(in, "the remarks were not packed").readAllBytes();
            return new Remarks(new JsonObject(Buffer.buffer(bytes)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The paragraphs of one of them, in the session's language or, if there are none, in English. */
    List<String> in(String language, int number) {
        String main = language.startsWith("zh") ? "zh" : "en";
        JsonArray all = byLanguage.getJsonArray(main);
        JsonArray paragraphs = all.getJsonArray(Math.floorMod(number, all.size()));
        return paragraphs.stream().map(String.class::cast).toList();
    }
}
