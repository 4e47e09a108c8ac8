package io.rostrum.live;

import io.vertx.core.Future;
import java.util.function.Supplier;

/** Things that are done one after the other, in the order in which they were asked for. Used by one event loop only. */
final class Sequence {
    private Future<?> last = Future.succeededFuture();

    /** Begins the task when those before it have ended, however they did. */
    <T> Future<T> then(Supplier<Future<T>> task) {
        Future<T> its = last.transform(_ -> task.get());
        last = its;
        return its;
    }
}
