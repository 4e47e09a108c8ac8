package io.rostrum.bench;

/** Finds things in bytes where they lie. */
final class Bytes {
    private Bytes() {}

    /** Where the wanted begins, from there on; -1 if nowhere. */
    static int indexOf(byte[] bytes, byte[] wanted, int from) {
        for (int i = from; i <= bytes.length - wanted.length; i++) {
            int same = 0;
            while (same < wanted.length && bytes[i + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return i;
            }
        }
        return -1;
    }

    /** The decimal number that begins there. */
    static long decimal(byte[] bytes, int from) {
        long number = 0;
        for (int i = from; i < bytes.length && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            number = number * 10 + bytes[i] - '0';
        }
        return number;
    }

    /** The number of those bytes, the highest first. */
    static long number(byte[] bytes, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = (number << Byte.SIZE) | (bytes[i] & 0xFF);
        }
        return number;
    }
}
