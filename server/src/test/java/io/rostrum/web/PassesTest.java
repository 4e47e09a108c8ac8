package io.rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.domain.Pass;
import io.rostrum.domain.Role;
import io.rostrum.domain.SessionId;
import io.rostrum.store.Register;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a pass is worth that somebody has tampered with. */
class PassesTest {
    private static final SessionId SESSION = new SessionId("s1");
    private static final Register.Secrets SECRETS = new Register.Secrets("a secret", Map.of());

    private final Vertx vertx = Vertx.vertx();
    private Instant now = Instant.parse("2025-02-14T08:00:00Z");
    private final InstantSource clock = () -> now;
    private final byte[] key = key(1);
    private final Passes passes = new Passes(vertx, key, clock);
    private final Pass pass = passes.issue(Role.ATTENDEE, SESSION, Pass.BY_CODE, SECRETS, "0".repeat(32));

    @AfterEach
    void close() {
        vertx.close().await();
    }

    /** Bytes that are no UTF-8: a key that went through a text would lose most of itself. */
    private static byte[] key(int seed) {
        byte[] key = new byte[32];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) (0x80 + i * 3 + seed);
        }
        return key;
    }

    private Optional<Pass> check(String token) {
        return passes.check(token).await();
    }

    @Test
    void a_pass_that_was_signed_here_is_read_as_it_was_issued() {
        assertThat(check(passes.sign(pass))).contains(pass);
    }

    @Test
    void the_signature_is_hmac_sha256_with_the_whole_key() throws GeneralSecurityException {
        String token = passes.sign(pass);
        int dot = token.lastIndexOf('.');
        assertThat(token.substring(dot + 1)).isEqualTo(signature(token.substring(0, dot), key, "HmacSHA256"));
    }

    @Test
    void another_key_signs_no_pass() {
        assertThat(check(new Passes(vertx, key(2), clock).sign(pass))).isEmpty();
    }

    @Test
    void a_pass_without_signature_is_none() {
        String claims = passes.sign(pass).split("\\.")[1];
        String header =
                base64(new JsonObject().put("typ", "JWT").put("alg", "none").encode());
        assertThat(check(header + "." + claims + ".")).isEmpty();
        assertThat(check(header + "." + claims)).isEmpty();
    }

    @Test
    void another_algorithm_signs_no_pass_even_with_the_key() throws GeneralSecurityException {
        String claims = passes.sign(pass).split("\\.")[1];
        String signed =
                base64(new JsonObject().put("typ", "JWT").put("alg", "HS512").encode()) + "." + claims;
        assertThat(check(signed + "." + signature(signed, key, "HmacSHA512"))).isEmpty();
    }

    @Test
    void claims_that_were_changed_make_no_pass() {
        String[] parts = passes.sign(pass).split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String raised = base64(claims.replace("attendee", "moderator"));
        assertThat(check(parts[0] + "." + raised + "." + parts[2])).isEmpty();
    }

    @Test
    void a_pass_ends_with_its_day() {
        String token = passes.sign(pass);
        now = now.plus(Duration.ofHours(12));
        assertThat(check(token)).isEmpty();
    }

    @Test
    void what_is_no_token_is_no_pass() {
        for (String token : new String[] {"", ".", "..", "a.b.c", "null", "{}", passes.sign(pass) + ".a"}) {
            assertThat(check(token)).as(token).isEmpty();
        }
    }

    private static String signature(String signed, byte[] key, String algorithm) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(key, algorithm));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
