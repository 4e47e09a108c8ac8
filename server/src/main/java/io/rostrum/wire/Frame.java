package io.rostrum.wire;

import java.nio.charset.StandardCharsets;

/**
 * A text frame of a WebSocket as it goes over the wire, head and all. What a server sends is not masked, so the bytes are the
 * same for everybody. Nobody changes them, so every thread may send them.
 */
public final class Frame {
    private static final int FINAL_TEXT = 0x81;

    /** Longer ones say here how many bytes hold the length: two, or eight. */
    private static final int LONGEST_SHORT = 125;

    private static final int IN_TWO_BYTES = 126;
    private static final int IN_EIGHT_BYTES = 127;

    private final byte[] bytes;
    private final int head;

    Frame(byte[] utf8) {
        head = headOf(utf8.length);
        bytes = new byte[head + utf8.length];
        bytes[0] = (byte) FINAL_TEXT;
        bytes[1] = (byte)
                switch (head) {
                    case 2 -> utf8.length;
                    case 2 + Short.BYTES -> IN_TWO_BYTES;
                    default -> IN_EIGHT_BYTES;
                };
        for (int at = 2; at < head; at++) {
            bytes[at] = (byte) ((long) utf8.length >>> (Byte.SIZE * (head - 1 - at)));
        }
        System.arraycopy(utf8, 0, bytes, head, utf8.length);
    }

    private static int headOf(int length) {
        if (length <= LONGEST_SHORT) {
            return 2;
        }
        return 2 + (length <= 0xFFFF ? Short.BYTES : Long.BYTES);
    }

    /** The whole frame, not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** What it says. */
    public String text() {
        return new String(bytes, head, bytes.length - head, StandardCharsets.UTF_8);
    }
}
