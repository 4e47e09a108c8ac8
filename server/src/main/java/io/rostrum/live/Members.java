package io.rostrum.live;

import java.util.Set;

/** The nodes that run together, by names that no two have; this one is always among them. Used by every thread. */
public interface Members {
    String self();

    Set<String> present();

    /** Calls the listener, on any thread, when one has come or gone. */
    void listen(Runnable listener);

    /** A node that runs by itself. */
    static Members alone(String self) {
        return new Alone(self);
    }

    /** One that never has company. */
    record Alone(String self) implements Members {
        @Override
        public Set<String> present() {
            return Set.of(self);
        }

        @Override
        public void listen(Runnable listener) {}
    }
}
