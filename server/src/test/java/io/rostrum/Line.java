package io.rostrum;

import io.vertx.core.buffer.Buffer;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A WebSocket spoken by hand over a plain socket, so that a test decides over every byte that is sent and when one is read. */
public final class Line implements AutoCloseable {
    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    private static final String PROTOCOL = "Sec-WebSocket-Protocol: rostrum.1";

    /** A frame as it came. */
    public record Frame(int kind, Buffer payload) {
        public String text() {
            return payload.toString(StandardCharsets.UTF_8);
        }

        /** Why the other side ends it; 1005 if it does not say. */
        public int code() {
            return payload.length() < 2 ? 1005 : payload.getUnsignedShort(0);
        }
    }

    private final Socket socket;
    private final OutputStream out;
    private final DataInputStream in;

    private Line(Socket socket) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1024));
    }

    /** Connects, and says nothing yet. */
    public static Line dial(int port) {
        return dial(port, 0);
    }

    /** Connects with so many bytes for what has come and is not read yet; 0 for the system's choice. */
    public static Line dial(int port, int receiveBuffer) {
        var socket = new Socket();
        try {
            if (receiveBuffer > 0) {
                socket.setReceiveBufferSize(receiveBuffer);
            }
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return new Line(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connects to one of this machine's addresses, from a port that another line may have as well; 0 for the system's choice. */
    public static Line dial(String address, int port, int from) {
        var socket = new Socket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), from));
            socket.connect(new InetSocketAddress(address, port));
            return new Line(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port at this end. */
    public int from() {
        return socket.getLocalPort();
    }

    /** Connects and opens the WebSocket. */
    public static Line open(int port) {
        return open(port, 0);
    }

    public static Line open(int port, int receiveBuffer) {
        Line line = dial(port, receiveBuffer);
        String answer = line.handshake("/ws", PROTOCOL);
        if (!answer.startsWith("HTTP/1.1 101 ")) {
            throw new AssertionError(answer);
        }
        return line;
    }

    /** Asks for the WebSocket and gives the head of the answer. */
    public String handshake(String path, String... headers) {
        raw(request(path, headers));
        return head();
    }

    public byte[] request(String path, String... headers) {
        String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + socket.getPort()
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
                        + "Sec-WebSocket-Version: 13\r\n" + lines + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    public String head() {
        var head = new StringBuilder();
        try {
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.readUnsignedByte());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return head.toString();
    }

    public void text(String text) {
        send(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    public void send(int kind, byte[] payload) {
        raw(frame(true, kind, payload));
    }

    /** A frame masked with zeros, which is a mask like any other. */
    public static byte[] frame(boolean last, int kind, byte[] payload) {
        int length = payload.length;
        Buffer frame = Buffer.buffer(length + 14).appendByte((byte) ((last ? 0x80 : 0) | kind));
        if (length < 126) {
            frame.appendByte((byte) (0x80 | length));
        } else if (length < 65_536) {
            frame.appendByte((byte) 0xFE).appendUnsignedShort(length);
        } else {
            frame.appendByte((byte) 0xFF).appendLong(length);
        }
        return frame.appendInt(0).appendBytes(payload).getBytes();
    }

    public void raw(byte[] bytes) {
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the next frame. */
    public Frame read() throws IOException {
        int first = in.readUnsignedByte();
        long length = in.readUnsignedByte() & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        byte[] payload = in.readNBytes((int) length);
        if (payload.length < length) {
            throw new EOFException();
        }
        return new Frame(first & 0x0F, Buffer.buffer(payload));
    }

    /** Waits for so many bytes, whatever they say. */
    public byte[] bytes(int number) {
        try {
            socket.setSoTimeout((int) Phone.SOON.toMillis());
            return in.readNBytes(number);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for whether the other side ends it without another word. */
    public boolean isOver() throws IOException {
        socket.setSoTimeout((int) Phone.SOON.toMillis());
        return in.read() < 0;
    }

    /** Reads on until the other side ends it, and gives the code; 1006 if it goes without one. */
    public int ended() {
        try {
            socket.setSoTimeout((int) Phone.SOON.toMillis());
            Frame frame = read();
            while (frame.kind() != CLOSE) {
                frame = read();
            }
            return frame.code();
        } catch (EOFException e) {
            return 1006;
        } catch (IOException e) {
            return e instanceof java.net.SocketException ? 1006 : -1;
        }
    }

    /** Waits for the next text and gives it. */
    public String heard() {
        try {
            socket.setSoTimeout((int) Phone.SOON.toMillis());
            Frame frame = read();
            while (frame.kind() != TEXT) {
                frame = read();
            }
            return frame.text();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
