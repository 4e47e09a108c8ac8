package io.rostrum.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A WebSocket as lean as one can be, so that what is measured is the server: frames are read where they lie, and nothing is made
 * of them. It takes whole texts, pings and closes, which is all that the servers here send. Used by one event loop only.
 */
final class Cord {
    /** What becomes of what is heard. */
    interface Ear {
        /** A text lies there; it is gone when this returns. */
        void heard(byte[] bytes, int from, int to);

        default void ended() {}
    }

    private static final byte[] NOTHING = {};
    private static final byte[] BLANK_LINE = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SWITCHED = "HTTP/1.1 101".getBytes(StandardCharsets.US_ASCII);

    /** The key is the same each time: it keeps caches away, and there is none here. */
    private static final String ASKING = """
            GET %s HTTP/1.1\r
            Host: 127.0.0.1:%d\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r
            %s\r
            """;

    private static final int TEXT = 0x1;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int SHORT = 126;
    private static final int SHORT_HEADER = 4;
    private static final int LEAST = 2;

    private final NetSocket socket;
    private final Ear ear;
    private final Promise<Cord> open = Promise.promise();
    private byte[] rest = NOTHING;
    private boolean closed;

    private Cord(NetSocket socket, Ear ear) {
        this.socket = socket;
        this.ear = ear;
        socket.setWriteQueueMaxSize(Loop.SEND_BUFFER);
        socket.handler(this::chunk);
        socket.exceptionHandler(_ -> {});
        socket.closeHandler(_ -> ended());
    }

    /** @param headers each with its line's end */
    static Future<Cord> open(NetClient net, int port, String path, String headers, Ear ear) {
        return net.connect(port, "127.0.0.1").compose(socket -> {
            var cord = new Cord(socket, ear);
            socket.write(ASKING.formatted(path, port, headers));
            return cord.open.future();
        });
    }

    private void ended() {
        closed = true;
        open.tryFail("the connection was closed");
        ear.ended();
    }

    private void chunk(Buffer chunk) {
        byte[] bytes = joined(chunk.getBytes());
        int at = open.future().isComplete() ? 0 : upgrade(bytes);
        int next = at;
        while (next >= 0 && !closed) {
            at = next;
            next = frame(bytes, at);
        }
        rest = at == bytes.length ? NOTHING : Arrays.copyOfRange(bytes, at, bytes.length);
    }

    private byte[] joined(byte[] fresh) {
        if (rest.length == 0) {
            return fresh;
        }
        byte[] all = Arrays.copyOf(rest, rest.length + fresh.length);
        System.arraycopy(fresh, 0, all, rest.length, fresh.length);
        return all;
    }

    /** Where the frames begin; nowhere yet is 0. */
    private int upgrade(byte[] bytes) {
        int end = Bytes.indexOf(bytes, BLANK_LINE, 0);
        if (end < 0) {
            return 0;
        }
        if (Bytes.indexOf(bytes, SWITCHED, 0) == 0) {
            open.complete(this);
        } else {
            open.fail(new String(bytes, StandardCharsets.UTF_8));
            close();
        }
        return end + BLANK_LINE.length;
    }

    /** Reads one frame; gives where the next one begins, or -1 if this one is not here in whole. */
    private int frame(byte[] bytes, int at) {
        if (!open.future().succeeded() || bytes.length - at < LEAST) {
            return -1;
        }
        int length = bytes[at + 1] & 0x7F;
        int begin = at + (length < SHORT ? LEAST : length == SHORT ? SHORT_HEADER : LEAST + Long.BYTES);
        if (bytes.length < begin) {
            return -1;
        }
        long whole = length < SHORT ? length : Bytes.number(bytes, at + LEAST, begin);
        if (bytes.length - begin < whole) {
            return -1;
        }
        int end = begin + (int) whole;
        take(bytes[at] & 0xF, bytes, begin, end);
        return end;
    }

    private void take(int kind, byte[] bytes, int from, int to) {
        switch (kind) {
            case TEXT -> ear.heard(bytes, from, to);
            case PING -> socket.write(frame(Buffer.buffer(), PONG, NOTHING));
            case CLOSE -> close();
            default -> {}
        }
    }

    /** Sends texts, all in one go. */
    void write(String... texts) {
        Buffer frames = Buffer.buffer();
        for (String text : texts) {
            frame(frames, TEXT, text.getBytes(StandardCharsets.UTF_8));
        }
        socket.write(frames);
    }

    /** Masked with zeroes, which is a mask like any other and costs nothing to lay on. */
    private static Buffer frame(Buffer to, int kind, byte[] text) {
        to.appendByte((byte) (FINAL | kind));
        if (text.length < SHORT) {
            to.appendByte((byte) (MASKED | text.length));
        } else {
            to.appendByte((byte) (MASKED | SHORT)).appendShort((short) text.length);
        }
        return to.appendInt(0).appendBytes(text);
    }

    boolean isFull() {
        return socket.writeQueueFull();
    }

    boolean isClosed() {
        return closed;
    }

    void close() {
        closed = true;
        socket.close();
    }
}
