package io.rostrum;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The way from one node to Redis, which a test can cut and mend. */
final class Cable implements AutoCloseable {
    private final ServerSocket near;
    private final int far;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile boolean cut;

    Cable(int far) throws IOException {
        this.near = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.far = far;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return near.getLocalPort();
    }

    private void accept() {
        while (!near.isClosed()) {
            try {
                Socket come = near.accept();
                if (cut) {
                    come.close();
                } else {
                    connect(come);
                }
            } catch (IOException closed) {
                // The loop looks whether it was this cable.
            }
        }
    }

    private void connect(Socket come) throws IOException {
        var onward = new Socket(InetAddress.getLoopbackAddress(), far);
        open.addAll(List.of(come, onward));
        Thread.ofVirtual().start(() -> pass(come, onward));
        Thread.ofVirtual().start(() -> pass(onward, come));
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // Both ends are closed, as with a real one.
        }
    }

    void cut() {
        cut = true;
        end();
    }

    void mend() {
        cut = false;
    }

    private void end() {
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        open.clear();
    }

    @Override
    public void close() throws IOException {
        near.close();
        end();
    }
}
