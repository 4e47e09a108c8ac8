package io.rostrum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rostrum.domain.Command;
import io.rostrum.domain.Pass;
import io.rostrum.domain.Person;
import io.rostrum.domain.Reply;
import io.rostrum.domain.Role;
import io.rostrum.domain.SessionId;
import io.rostrum.wire.Frame;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row that is longer than what is told at a time, while screens come and go in the midst of it. */
class RowTest {
    private static final int MANY = 5 * Row.AT_A_TIME / 2;
    private static final int CHANGES = 20;

    /** In ms, far less than it takes to tell all. */
    private static final long TICK = 1;

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final Row row = new Row(vertx, TICK, () -> this::told);

    /** These are used on the loop only. */
    private final List<Screen> here = new ArrayList<>();

    private final Set<Screen> behind = new HashSet<>();
    private Random random = new Random();
    private boolean restless;
    private @Nullable Screen faulty;

    @AfterEach
    void close() {
        vertx.close().await();
    }

    private record Nowhere() implements Screen.Outlet {
        @Override
        public boolean isFull() {
            return false;
        }

        @Override
        public void answer(Command command, Reply reply) {}

        @Override
        public void write(Frame frame) {}
    }

    private static Screen screen() {
        var pass = new Pass(Role.PROJECTOR, new SessionId("s"), new Person("p"), "link", 1, Long.MAX_VALUE);
        return new Screen(pass, new Nowhere());
    }

    private <T> T on(Callable<T> task) {
        var answer = new CompletableFuture<T>();
        loop.runOnContext(_ -> {
            try {
                answer.complete(task.call());
            } catch (Exception | AssertionError e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.join();
    }

    private void told(Screen screen) {
        assertThat(row.has(screen)).isTrue();
        behind.remove(screen);
        if (screen == faulty) {
            throw new IllegalStateException("a fault with one screen");
        }
        if (restless && random.nextInt(5) == 0) {
            go(here.get(random.nextInt(here.size())));
        }
    }

    private void come(int number) {
        IntStream.range(0, number).mapToObj(_ -> screen()).forEach(screen -> {
            row.add(screen);
            here.add(screen);
        });
    }

    private void go(Screen screen) {
        assertThat(row.remove(screen)).isTrue();
        here.remove(screen);
        behind.remove(screen);
    }

    /** @return how many know of the change at once */
    private int change() {
        behind.addAll(here);
        row.ask();
        return here.size() - behind.size();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whoever_stays_is_told_after_the_last_change_whoever_else_comes_and_goes(long seed) {
        random = new Random(seed);
        restless = true;
        for (int change = 0; change < CHANGES; change++) {
            on(() -> {
                come(random.nextInt(MANY));
                return change();
            });
            on(() -> {
                random.ints(random.nextInt(here.size()), 0, here.size() / 2)
                        .forEach(at -> go(here.get(at % here.size())));
                return true;
            });
        }
        await().until(() -> on(behind::isEmpty));
    }

    @Test
    void while_many_are_told_the_loop_sees_to_others() {
        int atOnce = on(() -> {
            come(MANY);
            return change();
        });
        assertThat(atOnce).isEqualTo(Row.AT_A_TIME);
        await().until(() -> on(behind::isEmpty));
    }

    @Test
    void a_fault_with_one_screen_keeps_no_other_from_being_told() {
        loop.exceptionHandler(_ -> {});
        on(() -> {
            come(MANY);
            faulty = here.get(MANY - Row.AT_A_TIME - 1);
            return change();
        });
        await().until(() -> on(behind::isEmpty));
    }

    @Test
    void one_that_has_left_is_not_here_and_cannot_leave_again() {
        Screen screen = screen();
        row.add(screen);
        assertThat(row.has(screen)).isTrue();
        assertThat(row.remove(screen)).isTrue();
        assertThat(row.remove(screen)).isFalse();
        assertThat(row.has(screen)).isFalse();
        assertThat(row.isEmpty()).isTrue();
    }
}
