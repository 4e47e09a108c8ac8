package io.rostrum.domain;

/** Turns the names of enums into the words of the wire: {@code AFTER_CLOSE} into {@code afterClose}. */
public final class Words {
    private Words() {}

    public static String of(Enum<?> value) {
        var word = new StringBuilder();
        for (char letter : value.name().toCharArray()) {
            boolean starts = word.length() > 0 && word.charAt(word.length() - 1) == '_';
            if (starts) {
                word.setLength(word.length() - 1);
            }
            word.append(starts ? letter : Character.toLowerCase(letter));
        }
        return word.toString();
    }
}
