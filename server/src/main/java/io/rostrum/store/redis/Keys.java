package io.rostrum.store.redis;

import io.rostrum.domain.SessionId;

/** The keys in Redis; the session in braces keeps all that is its own on one shard. */
final class Keys {
    static final String SESSIONS = "rostrum:sessions";
    static final String FINGERPRINT = "rostrum:fingerprint";

    private Keys() {}

    static String of(SessionId session) {
        return "rostrum:{" + session + "}";
    }

    static String code(String code) {
        return "rostrum:code:" + code;
    }

    static String meta(SessionId session) {
        return of(session) + ":meta";
    }

    static String people(SessionId session) {
        return of(session) + ":people";
    }

    static String secrets(SessionId session) {
        return of(session) + ":secrets";
    }

    static String ballots(SessionId session, String person) {
        return of(session) + ":ballots:" + person;
    }
}
