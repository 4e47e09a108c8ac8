package io.rostrum.pages;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ways into the session, as the server wrote them to the file that {@code --links} named. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Links(
        String code,
        String base,
        String attendee,
        String projector,
        String moderator,
        String speaker,
        String reviewer,
        Map<String, String> keys,
        @Nullable Links rehearsal) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Nothing while the file is not there or not whole. */
    static Optional<Links> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), Links.class));
        } catch (JacksonException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return Integer.parseInt(base.substring(base.lastIndexOf(':') + 1));
    }
}
