package io.rostrum.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rostrum.domain.Links;
import java.util.Optional;

/** The JSON in which a session's links are kept beside the data and handed to other programs. */
public final class LinksFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private LinksFile() {}

    public static String text(Links links) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(links) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("links are plain text and always encode", e);
        }
    }

    /** The links that {@link #text} wrote; empty if it is anything else. */
    public static Optional<Links> parse(String text) {
        try {
            return Optional.ofNullable(JSON.readValue(text, Links.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
