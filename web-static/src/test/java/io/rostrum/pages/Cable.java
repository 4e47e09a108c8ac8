package io.rostrum.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** The line between a browser and the server, which a test can cut, hold, let go dead and mend. */
final class Cable implements AutoCloseable {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final int CHUNK = 16_384;

    private final int far;
    private final ServerSocket near;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile boolean pagesOnly;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    private Cable(int far, ServerSocket near) {
        this.far = far;
        this.near = near;
    }

    static Cable to(int port) {
        try {
            var cable = new Cable(port, new ServerSocket(0, 50, LOOPBACK));
            Thread.startVirtualThread(cable::accept);
            return cable;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String base() {
        return "http://127.0.0.1:" + near.getLocalPort();
    }

    /** Every line ends, and none begins. */
    void cut() {
        cut = true;
        lines.forEach(Line::end);
    }

    /** Pages and scripts pass; sockets and the API do not. */
    void cutButForPages() {
        pagesOnly = true;
        cut = false;
        lines.forEach(Line::end);
    }

    /** What is sent from now on waits, in both directions, until the cable is mended. */
    void hold() {
        gate = new CountDownLatch(1);
    }

    /** The lines that there are stay open and carry nothing any more; new ones are well. */
    void deaden() {
        lines.forEach(Line::deaden);
    }

    void mend() {
        cut = false;
        pagesOnly = false;
        gate.countDown();
    }

    private void accept() {
        while (!near.isClosed()) {
            try {
                begin(near.accept());
            } catch (IOException _) {
                // Closed, or nobody answers at the far end: the browser sees a line that ended.
            }
        }
    }

    private void begin(Socket browser) throws IOException {
        if (cut) {
            browser.close();
            return;
        }
        try {
            var line = new Line(browser, new Socket(LOOPBACK, far));
            lines.add(line);
            line.begin();
        } catch (IOException e) {
            browser.close();
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            near.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        mend();
        lines.forEach(Line::end);
    }

    private final class Line {
        private final Socket browser;
        private final Socket server;
        private volatile boolean dead;

        Line(Socket browser, Socket server) {
            this.browser = browser;
            this.server = server;
        }

        void begin() {
            Thread.startVirtualThread(() -> carry(browser, server));
            Thread.startVirtualThread(() -> carry(server, browser));
        }

        void deaden() {
            dead = true;
        }

        private void carry(Socket from, Socket to) {
            var chunk = new byte[CHUNK];
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int size = in.read(chunk); size >= 0; size = in.read(chunk)) {
                    gate.await();
                    if (from.equals(browser) && pagesOnly && forbidden(chunk, size)) {
                        return;
                    }
                    if (!dead) {
                        out.write(chunk, 0, size);
                    }
                }
            } catch (IOException _) {
                // The line has ended, which is what tests do to it.
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } finally {
                lines.remove(this);
            }
        }

        private static boolean forbidden(byte[] chunk, int size) {
            var start = new String(chunk, 0, Math.min(size, 16), StandardCharsets.ISO_8859_1);
            return start.startsWith("GET /ws") || start.startsWith("POST /api");
        }

        void end() {
            try {
                browser.close();
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
