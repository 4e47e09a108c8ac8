package io.rostrum.live;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Objects;
import java.util.function.Supplier;

/** An event loop that owns something; whoever is elsewhere asks it. Used by every thread. */
public record Loop(Context context) {

    /** The loop of the calling verticle. */
    public static Loop current() {
        return new Loop(Objects.requireNonNull(Vertx.currentContext(), "not on an event loop"));
    }

    void run(Runnable task) {
        context.runOnContext(_ -> task.run());
    }

    /** What the task gives on this loop, given back on the caller's. */
    <T> Future<T> ask(Supplier<Future<T>> task) {
        Loop caller = current();
        Promise<T> answer = Promise.promise();
        // Composed, not called: what the task throws must reach the caller as well.
        run(() -> Future.succeededFuture()
                .compose(_ -> task.get())
                .onComplete(result -> caller.run(() -> answer.handle(result))));
        return answer.future();
    }
}
