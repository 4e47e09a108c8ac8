package io.rostrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PartsTest {

    private final Parts parts = new Parts();

    @Test
    void what_was_opened_last_is_closed_first_and_a_part_that_fails_hinders_no_other() throws Exception {
        List<String> closed = new ArrayList<>();
        parts.add(() -> () -> closed.add("first"));
        parts.add(() -> () -> {
            throw new IllegalStateException("a part that does not stop cleanly");
        });
        parts.add(() -> () -> closed.add("last"));
        parts.close();
        assertThat(closed).containsExactly("last", "first");
    }

    @Test
    void nothing_is_opened_after_a_close() {
        parts.close();
        assertThatThrownBy(() -> parts.add(() -> () -> {}))
                .isInstanceOf(CannotStart.class)
                .hasMessage("Rostrum was stopped while it was starting.");
    }

    @Test
    void a_second_close_returns_no_earlier_than_the_first() throws Exception {
        var reached = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var closed = new AtomicBoolean();
        parts.add(() -> () -> {
            reached.countDown();
            goOn.await();
            closed.set(true);
        });
        Thread first = Thread.ofPlatform().start(parts::close);
        reached.await();
        var sawItClosed = new AtomicBoolean();
        Thread second = Thread.ofPlatform().start(() -> {
            parts.close();
            sawItClosed.set(closed.get());
        });
        await().until(() ->
                Set.of(Thread.State.BLOCKED, Thread.State.TERMINATED).contains(second.getState()));
        goOn.countDown();
        first.join();
        second.join();
        assertThat(sawItClosed).isTrue();
    }
}
