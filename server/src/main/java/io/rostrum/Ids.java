package io.rostrum;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Fresh names for rounds and epochs: twelve small letters and digits, 62 bits, so that no two are ever the same. */
record Ids(RandomGenerator chance) implements Supplier<String> {
    private static final int LENGTH = 12;
    private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";

    @Override
    public String get() {
        var name = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            name.append(LETTERS.charAt(chance.nextInt(LETTERS.length())));
        }
        return name.toString();
    }
}
