package io.rostrum.domain;

import java.util.regex.Pattern;

/** The name under which a session is stored: 1 to 40 letters, digits and hyphens, never shown to the room. */
public record SessionId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z-]{1,40}");

    public SessionId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a session id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
