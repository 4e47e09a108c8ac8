package io.rostrum.store.redis;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** One event loop, for a test that waits for what is called on it. */
final class EventLoop implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    private final Vertx vertx = Vertx.vertx(
            new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1).setInternalBlockingPoolSize(1));
    private final Context loop = vertx.getOrCreateContext();

    Vertx vertx() {
        return vertx;
    }

    /** Calls on the event loop and returns at once. */
    <T> CompletableFuture<T> start(Supplier<Future<T>> call) {
        var result = new CompletableFuture<T>();
        loop.runOnContext(_ -> call.get().onComplete(result::complete, result::completeExceptionally));
        return result;
    }

    /** Calls on the event loop and waits for the answer; a failed future is thrown. */
    <T> T await(Supplier<Future<T>> call) {
        return of(start(call));
    }

    static <T> T of(CompletableFuture<T> started) {
        try {
            return started.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException | TimeoutException late) {
            throw new IllegalStateException("no answer", late);
        }
    }

    @Override
    public void close() {
        of(vertx.close().toCompletionStage().toCompletableFuture());
    }
}
