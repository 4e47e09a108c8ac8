package io.rostrum;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret that signs passes and receipts, at least 32 bytes, the same on all nodes; written in Base64 and never printed. */
public final class SigningKey {

    private static final int FEWEST = 32;

    /** In bytes: two keys that differ do not look alike by chance. */
    private static final int FINGERPRINT = 8;

    private final byte[] bytes;

    private SigningKey(byte[] bytes) {
        this.bytes = bytes;
    }

    static SigningKey random(RandomGenerator chance) {
        byte[] bytes = new byte[FEWEST];
        chance.nextBytes(bytes);
        return new SigningKey(bytes);
    }

    /** The key in a text; empty if it is not Base64 or too short. */
    static Optional<SigningKey> parse(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.strip());
            return bytes.length < FEWEST ? Optional.empty() : Optional.of(new SigningKey(bytes));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** By which nodes tell whether they have the same key; nothing of the key can be learnt from it. */
    String fingerprint() {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            byte[] code = mac.doFinal("the nodes of one Rostrum".getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(code, 0, FINGERPRINT);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    String text() {
        return Base64.getEncoder().encodeToString(bytes) + "\n";
    }

    @Override
    public String toString() {
        return "SigningKey[…]";
    }
}
