package io.rostrum;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has been opened so far, closed in the reverse order. It is opened by one thread and may be closed by another in the
 * middle of that, as a ctrl-C comes when it likes.
 */
final class Parts implements AutoCloseable {

    /** Opens one part. */
    @FunctionalInterface
    interface Opening<T extends AutoCloseable> {
        T open() throws CannotStart, IOException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private boolean closed;

    /** Opens one more. A close waits until it is there, or it would be left behind; after a close nothing is opened any more. */
    synchronized <T extends AutoCloseable> T add(Opening<T> opening) throws CannotStart, IOException {
        if (closed) {
            throw new CannotStart("Rostrum was stopped while it was starting.");
        }
        T part = opening.open();
        open.push(part);
        return part;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Whoever comes second returns no earlier than the first: the end of the process waits for one of them only. */
    @Override
    public synchronized void close() {
        closed = true;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                LOG.error("A part of Rostrum did not stop cleanly", e);
            }
        }
    }
}
