package io.rostrum.bench;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The one event loop on which all sockets of a measure live; another thread asks it, and waits. */
final class Loop implements AutoCloseable {
    /** In s. Whatever takes longer will not come to an end. */
    private static final int PATIENCE = 60;

    /** In ms. */
    private static final long GLANCE = 5;

    /** From one address alone the system takes ever longer to find a free port, once many thousand are taken. */
    private static final int ADDRESSES = 8;

    /** In bytes, a few dozen ballots. Of more, the kernel would go on sending long after the last phone has said its last. */
    static final int SEND_BUFFER = 4 * 1024;

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
    private final Context context = vertx.getOrCreateContext();
    private final List<NetClient> nets = IntStream.rangeClosed(1, ADDRESSES)
            .mapToObj(number -> vertx.createNetClient(new NetClientOptions()
                    .setTcpNoDelay(true)
                    .setSendBufferSize(SEND_BUFFER)
                    .setLocalAddress("127.0.0." + number)))
            .toList();
    private final NetClient localhost = vertx.createNetClient();
    private int connections;

    Vertx vertx() {
        return vertx;
    }

    Context context() {
        return context;
    }

    /** Connects from one of a few addresses of this machine, each time from the next. To be called on the loop. */
    NetClient net() {
        return nets.get(connections++ % ADDRESSES);
    }

    /** Connects from 127.0.0.1, and may send much. */
    NetClient localhost() {
        return localhost;
    }

    /** Asks something there, and waits for what it comes to. */
    <T> T await(Supplier<Future<T>> question) {
        var answer = new CompletableFuture<T>();
        context.runOnContext(_ -> question.get().onSuccess(answer::complete).onFailure(answer::completeExceptionally));
        return answer.orTimeout(PATIENCE, TimeUnit.SECONDS).join();
    }

    <T> T ask(Callable<T> question) {
        return await(() -> {
            try {
                return Future.succeededFuture(question.call());
            } catch (Exception e) {
                return Future.failedFuture(e);
            }
        });
    }

    void run(Runnable task) {
        ask(() -> {
            task.run();
            return true;
        });
    }

    /** Waits until it is so; gives up, and says so, if it takes longer than that many ms. */
    boolean becomes(long within, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(within);
        while (!ask(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                return false;
            }
            rest(GLANCE);
        }
        return true;
    }

    void until(BooleanSupplier condition) {
        if (!becomes(TimeUnit.SECONDS.toMillis(PATIENCE), condition)) {
            throw new IllegalStateException("it did not come to an end");
        }
    }

    /** Lets so many ms go by. */
    static void rest(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE, TimeUnit.SECONDS)
                .join();
    }
}
