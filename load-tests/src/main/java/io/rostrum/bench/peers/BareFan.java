package io.rostrum.bench.peers;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The least that can be done with Vert.x to tell many sockets the same: a number that one of them says is put into a frame, which
 * is encoded once and written to each. There is no pipeline for WebSockets behind the handshake.
 */
public final class BareFan extends AbstractVerticle {
    private static final Pattern KEY = Pattern.compile("Sec-WebSocket-Key: (\\S+)\r\n");
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final String ANSWER = """
            HTTP/1.1 101 Switching Protocols\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Accept: %s\r
            \r
            """;

    /** Of a short masked text frame. */
    private static final int HEADER = 6;

    private static final List<BareFan> ALL = new CopyOnWriteArrayList<>();

    private final int port;
    private final int size;
    private final List<NetSocket> sockets = new ArrayList<>();

    private BareFan(int port, int size) {
        this.port = port;
        this.size = size;
    }

    /** Arguments: the port, and how many bytes a text has. */
    public static void main(String[] args) {
        int port = Integer.parseInt(args[0]);
        int size = Integer.parseInt(args[1]);
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        int loops = Runtime.getRuntime().availableProcessors();
        vertx.deployVerticle(() -> new BareFan(port, size), new DeploymentOptions().setInstances(loops))
                .await();
    }

    @Override
    public void start(Promise<Void> started) {
        ALL.add(this);
        vertx.createNetServer(new NetServerOptions().setTcpNoDelay(true))
                .connectHandler(socket -> socket.handler(head -> shakeHands(socket, head.toString())))
                .listen(port, "127.0.0.1")
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void shakeHands(NetSocket socket, String head) {
        Matcher key = KEY.matcher(head);
        if (key.find()) {
            socket.write(ANSWER.formatted(accept(key.group(1))));
            socket.handler(BareFan::said);
            socket.closeHandler(_ -> sockets.remove(socket));
            sockets.add(socket);
        }
    }

    private static String accept(String key) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(sum);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Whoever drives masks with zeroes, and says nothing but numbers. */
    private static void said(Buffer frames) {
        for (int at = 0; at < frames.length(); ) {
            int length = frames.getByte(at + 1) & 0x7F;
            tellAll(frames.getString(at + HEADER, at + HEADER + length));
            at += HEADER + length;
        }
    }

    private static void tellAll(String number) {
        for (BareFan one : ALL) {
            Context its = one.context;
            its.runOnContext(_ -> one.tell(number));
        }
    }

    private void tell(String number) {
        String text = "{\"t\":\"Update\",\"version\":" + number + ",\"items\":\"";
        byte[] payload = (text + "x".repeat(size - text.length() - 2) + "\"}").getBytes(StandardCharsets.US_ASCII);
        Buffer frame = Buffer.buffer()
                .appendByte((byte) 0x81)
                .appendByte((byte) 126)
                .appendShort((short) payload.length)
                .appendBytes(payload);
        sockets.forEach(socket -> socket.write(frame));
    }
}
