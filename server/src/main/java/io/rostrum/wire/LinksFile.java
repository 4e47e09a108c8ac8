package io.rostrum.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.domain.Links;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a start printed, in the JSON in which it is kept beside the data and handed to other programs: the fields are those of
 * the session's links.
 *
 * @param rehearsal the links of the rehearsal beside it, which stand under that name; left out if there is none
 * @param wifi the name of the room's Wi-Fi; empty, and left out of the JSON, if none was given
 */
public record LinksFile(Links links, @Nullable Links rehearsal, String wifi) {
    private static final String REHEARSAL = "rehearsal";
    private static final String WIFI = "wifi";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    public String text() {
        ObjectNode all = JSON.valueToTree(links);
        if (!wifi.isEmpty()) {
            all.put(WIFI, wifi);
        }
        if (rehearsal != null) {
            all.set(REHEARSAL, JSON.valueToTree(rehearsal));
        }
        return all.toPrettyString() + "\n";
    }

    /** What {@link #text} wrote; empty if it is anything else. */
    public static Optional<LinksFile> parse(String text) {
        try {
            return JSON.readTree(text) instanceof ObjectNode all ? Optional.of(read(all)) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static LinksFile read(ObjectNode all) throws JsonProcessingException {
        JsonNode wifi = all.remove(WIFI);
        JsonNode rehearsal = all.remove(REHEARSAL);
        return new LinksFile(
                JSON.treeToValue(all, Links.class),
                rehearsal == null ? null : JSON.treeToValue(rehearsal, Links.class),
                wifi == null ? "" : wifi.asText());
    }
}
