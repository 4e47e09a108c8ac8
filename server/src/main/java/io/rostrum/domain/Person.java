package io.rostrum.domain;

/**
 * The pseudonym of somebody in one session: an HMAC of the device's secret with the session's, so that nobody can link it
 * to a device once the session's secret is gone.
 */
public record Person(String value) {
    private static final int SHORT = 6;

    /** The first characters, enough for a moderator to tell two askers apart. */
    public String brief() {
        return value.substring(0, Math.min(SHORT, value.length()));
    }

    @Override
    public String toString() {
        return value;
    }
}
