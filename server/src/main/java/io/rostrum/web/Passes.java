package io.rostrum.web;

import io.rostrum.domain.Pass;
import io.rostrum.domain.Person;
import io.rostrum.domain.Role;
import io.rostrum.domain.SessionId;
import io.rostrum.store.Register;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** Makes passes and checks them: JWTs signed with HS256 by the key that is the same on all nodes. */
public final class Passes {
    /** Longer than any meeting, so that a phone that slept through lunch still votes; short enough to end with the day. */
    private static final Duration LIFE = Duration.ofHours(12);

    /** 96 bits: no two devices of a session get the same. */
    private static final int PERSON_LENGTH = 16;

    private final JWTAuth jwt;
    private final InstantSource clock;

    public Passes(Vertx vertx, byte[] signingKey, InstantSource clock) {
        this.clock = clock;
        this.jwt = JWTAuth.create(
                vertx,
                new JWTAuthOptions()
                        .addPubSecKey(
                                new PubSecKeyOptions().setAlgorithm("HS256").setBuffer(Buffer.buffer(signingKey)))
                        .setJWTOptions(new JWTOptions().setIgnoreExpiration(true)));
    }

    /** A pass for whoever came by the link from that device; several devices of a reviewer are one person. */
    Pass issue(Role role, SessionId session, String link, Register.Secrets secrets, String device) {
        Register.Link kept = secrets.links().get(link);
        String whose = role == Role.REVIEWER ? link : "device " + device;
        return new Pass(
                role,
                session,
                person(secrets, whose),
                link,
                kept == null ? 0 : kept.generation(),
                clock.millis() + LIFE.toMillis());
    }

    private static Person person(Register.Secrets secrets, String whose) {
        byte[] key = secrets.person().getBytes(StandardCharsets.UTF_8);
        return new Person(Keyed.name(key, PERSON_LENGTH, "person", whose));
    }

    /** The pass as a token. */
    String sign(Pass pass) {
        return jwt.generateToken(new JsonObject()
                .put("role", pass.role().word())
                .put("session", pass.session().value())
                .put("sub", pass.person().value())
                .put("link", pass.link())
                .put("generation", pass.generation())
                .put("exp", pass.expires() / 1_000));
    }

    /** The pass that the token is; empty if it was not signed here or has expired. */
    Future<Optional<Pass>> check(String token) {
        return jwt.authenticate(new TokenCredentials(token))
                .map(user -> read(user.attributes().getJsonObject("accessToken")))
                .otherwise(Optional.empty());
    }

    private Optional<Pass> read(JsonObject claims) {
        long expires = claims.getLong("exp") * 1_000;
        if (expires <= clock.millis()) {
            return Optional.empty();
        }
        return Optional.of(new Pass(
                Role.valueOf(claims.getString("role").toUpperCase(Locale.ROOT)),
                new SessionId(claims.getString("session")),
                new Person(claims.getString("sub")),
                claims.getString("link"),
                claims.getInteger("generation"),
                expires));
    }
}
