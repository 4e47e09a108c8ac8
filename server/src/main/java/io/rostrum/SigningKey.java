package io.rostrum;

import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The secret that signs passes and receipts, at least 32 bytes, the same on all nodes; written in Base64 and never printed. */
public final class SigningKey {

    private static final int FEWEST = 32;

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

    String text() {
        return Base64.getEncoder().encodeToString(bytes) + "\n";
    }

    @Override
    public String toString() {
        return "SigningKey[…]";
    }
}
