package io.rostrum;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/**
 * What ends the process from outside: the first SIGTERM or ctrl-C ends it in order, the second at once. By itself a JVM would
 * let the second wait for the first.
 */
final class Signals {
    /** Longer than any orderly end takes; whoever stops processes most often kills after thirty. */
    private static final Duration AT_MOST = Duration.ofSeconds(20);

    /** What a shell adds to the number of a signal. */
    private static final int BY_SIGNAL = 128;

    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

    private static final AtomicBoolean STOPPING = new AtomicBoolean();

    private Signals() {}

    static void heed() {
        List.of("TERM", "INT").forEach(Signals::heed);
    }

    private static void heed(String name) {
        try {
            Signal.handle(new Signal(name), Signals::take);
        } catch (IllegalArgumentException theJvmKeepsIt) {
            LOG.debug("SIG{} is left to the JVM", name);
        }
    }

    private static void take(Signal signal) {
        int status = BY_SIGNAL + signal.getNumber();
        if (STOPPING.getAndSet(true)) {
            Runtime.getRuntime().halt(status);
        }
        Thread.ofPlatform().name("too-late").daemon().start(() -> haltWhenTooLate(status));
        Thread.ofPlatform().name("signal").start(() -> System.exit(status));
    }

    private static void haltWhenTooLate(int status) {
        try {
            Thread.sleep(AT_MOST);
            LOG.error("Rostrum did not stop within {} seconds", AT_MOST.toSeconds());
        } catch (InterruptedException nobodyDoes) {
            LOG.debug("Not waiting any longer");
        }
        Runtime.getRuntime().halt(status);
    }
}
