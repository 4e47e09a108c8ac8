package io.rostrum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rostrum.Phone;
import io.rostrum.Room;
import io.rostrum.RunningRostrum;
import io.rostrum.Unmeasured;
import io.rostrum.domain.Command;
import io.rostrum.domain.Pass;
import io.rostrum.domain.Person;
import io.rostrum.domain.Reply;
import io.rostrum.domain.Role;
import io.rostrum.store.redis.RedisStore;
import io.rostrum.wire.Frame;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What happens within one tick of an audience, while the mirror, which another event loop owns, moves on. */
class TickTest {
    @RegisterExtension
    static final RunningRostrum ROSTRUM = new RunningRostrum();

    private final Vertx vertx = Vertx.vertx();
    private final Vertx elsewhere = Vertx.vertx();
    private final RedisTime time = new RedisTime(InstantSource.system());

    @AfterEach
    void close() {
        vertx.close().await();
        elsewhere.close().await();
    }

    /** Keeps its frames, and does something while the first update is being written. */
    private static final class Shown implements Screen.Outlet {
        private final List<JsonObject> frames = new CopyOnWriteArrayList<>();
        private final Runnable meanwhile;

        Shown(Runnable meanwhile) {
            this.meanwhile = meanwhile;
        }

        @Override
        public boolean isFull() {
            return false;
        }

        @Override
        public void answer(Command command, Reply reply) {
            assertThat(reply).isInstanceOf(Reply.Ok.class);
        }

        @Override
        public void write(Frame frame) {
            frames.add(new JsonObject(frame.text()));
            if (!updates().isEmpty()) {
                meanwhile.run();
            }
        }

        List<JsonObject> updates() {
            return frames.stream()
                    .filter(frame -> "Update".equals(frame.getString("t")))
                    .toList();
        }

        /** Whether the last session that it was told of has a locked door. */
        boolean showsLocked() {
            return updates().stream()
                    .map(update -> update.getJsonObject("items").getJsonObject("session"))
                    .filter(session -> session != null)
                    .reduce((_, last) -> last)
                    .filter(session -> session.getBoolean("locked"))
                    .isPresent();
        }
    }

    @Test
    void what_changes_while_a_tick_is_written_comes_with_the_next() {
        Room room = ROSTRUM.room();
        try (Phone moderator = room.moderator()) {
            Sessions sessions = on(
                    freshLoop(),
                    () -> store().map(store ->
                            new Sessions(vertx, store, time, () -> "round", Members.alone("node"), new Unmeasured())));
            Context loop = freshLoop();
            Audiences audiences = on(loop, () -> store().map(store -> audiences(store, sessions)));
            var once = new AtomicBoolean();
            Runnable lock = () -> {
                if (once.compareAndSet(false, true)) {
                    lockAndWaitForTheMirror(moderator, sessions, room);
                }
            };
            var first = new Shown(lock);
            var second = new Shown(lock);
            for (Shown shown : List.of(first, second)) {
                on(loop, () -> audiences.join(new Command.Join(1, room.code(), "", null), pass(room), shown));
            }
            moderator.does("Review", "on", true);
            await().atMost(Phone.SOON).until(() -> first.showsLocked() && second.showsLocked());
        }
    }

    /** As the other loop does at any moment: it takes the change into the mirror while this loop writes. */
    private void lockAndWaitForTheMirror(Phone moderator, Sessions sessions, Room room) {
        moderator.does("Lock", "on", true);
        var locked = new AtomicBoolean();
        await().atMost(Phone.SOON).until(() -> {
            elsewhere.runOnContext(_ -> sessions.peek(room.session())
                    .onSuccess(map -> locked.set(map.session().orElseThrow().locked())));
            return locked.get();
        });
    }

    /** Each verticle has an event loop of its own, as long as there are any. */
    private Context freshLoop() {
        Promise<Context> fresh = Promise.promise();
        vertx.deployVerticle(context -> {
                    fresh.complete(context);
                    return Future.succeededFuture();
                })
                .await();
        return fresh.future().await();
    }

    private Future<RedisStore> store() {
        return new RedisStore(vertx, ROSTRUM.redis().address().url(), () -> "epoch", new SecureRandom()).open();
    }

    private Audiences audiences(RedisStore store, Sessions sessions) {
        return new Audiences(
                vertx, store, sessions, new Receipts(new byte[32]), time, new SecureRandom(), new Unmeasured());
    }

    private static Pass pass(Room room) {
        return new Pass(Role.PROJECTOR, room.session(), new Person("wall"), "projector", 1, Long.MAX_VALUE);
    }

    private static <T> T on(Context loop, Supplier<Future<T>> task) {
        Promise<T> done = Promise.promise();
        loop.runOnContext(_ -> task.get().onComplete(done));
        return done.future().await();
    }
}
