package io.rostrum.store.redis;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A blocking connection that speaks just enough of the Redis protocol to find, probe and stop a server. Used by one thread only,
 * but any thread may close it.
 */
final class RespConnection implements AutoCloseable {

    private static final int LONGEST_REPLY = 1 << 20;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private RespConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    static RespConnection open(String host, int port, Duration patience) throws IOException {
        return over(new Socket(), host, port, patience);
    }

    /** Connects the given socket; each later reply may take as long as the connecting. */
    static RespConnection over(Socket socket, String host, int port, Duration patience) throws IOException {
        int millis = Math.toIntExact(patience.toMillis());
        try {
            socket.connect(new InetSocketAddress(host, port), millis);
            socket.setSoTimeout(millis);
            return new RespConnection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Sends one command and waits for its reply: the elements of an array, or one. An error reply is thrown as {@link Said}. */
    List<String> call(String... words) throws IOException {
        var command = new ByteArrayOutputStream();
        command.writeBytes(("*" + words.length + "\r\n").getBytes(StandardCharsets.US_ASCII));
        for (String word : words) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            command.writeBytes(("$" + bytes.length + "\r\n").getBytes(StandardCharsets.US_ASCII));
            command.writeBytes(bytes);
            command.writeBytes(new byte[] {'\r', '\n'});
        }
        out.write(command.toByteArray());
        out.flush();
        return reply();
    }

    /** Sleeps until the other side ends the connection, or this one is closed. */
    void awaitEnd() throws IOException {
        socket.setSoTimeout(0);
        if (in.read() >= 0) {
            throw new IOException("Redis said something that nobody asked for");
        }
    }

    private List<String> reply() throws IOException {
        String line = line();
        if (line.isEmpty()) {
            throw new IOException("not the Redis protocol");
        }
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+', ':' -> List.of(rest);
            case '-' -> throw new Said(rest);
            case '$' -> List.of(bulk(length(rest)));
            case '*' -> elements(length(rest));
            default -> throw new IOException("not the Redis protocol");
        };
    }

    private List<String> elements(int count) throws IOException {
        var elements = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            elements.addAll(reply());
        }
        return elements;
    }

    private String bulk(int length) throws IOException {
        byte[] bytes = in.readNBytes(Math.max(length, 0));
        if (bytes.length < length || (length >= 0 && !line().isEmpty())) {
            throw new EOFException("the connection ended within a reply");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int length(String digits) throws IOException {
        if (!digits.matches("-1|\\d{1,7}") || Integer.parseInt(digits) > LONGEST_REPLY) {
            throw new IOException("not the Redis protocol");
        }
        return Integer.parseInt(digits);
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0 || line.size() > LONGEST_REPLY) {
                throw new EOFException("the connection ended within a reply");
            }
            line.write(read);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing was promised on this connection that a failed close could break.
        }
    }

    /** An error that Redis answered with, such as {@code LOADING Redis is loading the dataset in memory}. */
    static final class Said extends IOException {

        private static final long serialVersionUID = 1L;

        Said(String error) {
            super(error);
        }

        boolean starts(String code) {
            return String.valueOf(getMessage()).startsWith(code);
        }
    }
}
