package io.rostrum.store.redis;

import static io.rostrum.store.redis.Room.TALK;
import static io.rostrum.store.redis.Room.ballot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.rostrum.domain.Ballot;
import io.rostrum.domain.CastOutcome;
import io.rostrum.domain.CastOutcome.Saved;
import io.rostrum.store.Store;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The one connection, and a Redis that forgets, dies, freezes or turns it away. */
class RedisLineTest extends StoreInRedis {
    private static final Duration SOON = Duration.ofSeconds(20);

    /** The line's deadline for an answer, with what a busy machine may add. */
    private static final Duration DEADLINE = Duration.ofSeconds(4);

    private static final List<Script> SCRIPTS =
            Stream.of("cast", "put", "changes", "recount").map(Script::named).toList();

    @AfterEach
    void the_line_is_up_again_on_one_connection() {
        await().atMost(SOON).until(store::isUp);
        await().atMost(SOON).untilAsserted(() -> assertThat(connections()).isOne());
    }

    /** How many connections Redis sees, without the one that asks. */
    private static long connections() {
        return redis.one("CLIENT", "LIST").lines().count() - 1;
    }

    @Test
    void a_redis_that_forgot_the_scripts_is_given_them_again_and_a_retry_counts_once() {
        room.opened();
        redis.ask("SCRIPT", "FLUSH");
        assertThatThrownBy(() -> room.cast("ann", 1, "{'clarity':9}")).hasMessageContaining("NOSCRIPT");
        await().atMost(SOON).until(store::isUp);
        assertThat(room.cast("ann", 1, "{'clarity':9}")).isEqualTo(new Saved());
        assertThat(room.tally(TALK).turnout()).isOne();
    }

    @Test
    void in_a_batch_too_missing_scripts_end_the_connection() {
        onLine(line -> {
            var connects = new AtomicInteger();
            line.onConnected(connects::incrementAndGet);
            redis.ask("SCRIPT", "FLUSH");
            var missing = Script.named("changes").call(Keys.of(room.session)).arg("");
            assertThatThrownBy(() -> loop.await(() -> line.batch(List.of(Request.cmd(Command.PING), missing))))
                    .hasMessageContaining("NOSCRIPT");
            await().atMost(SOON).untilAtomic(connects, is(1));
        });
    }

    @Test
    void an_error_that_redis_answers_fails_its_command_alone() {
        room.opened();
        redis.ask("SET", "rostrum:code:000000", "text");
        onLine(line -> {
            var bad = loop.start(() -> line.send(
                    Request.cmd(Command.HGET).arg("rostrum:code:000000").arg("field")));
            var good = loop.start(() -> line.send(Request.cmd(Command.PING)));
            assertThatThrownBy(() -> EventLoop.of(bad)).hasMessageContaining("WRONGTYPE");
            assertThat(EventLoop.of(good).toString()).isEqualTo("PONG");
            assertThat(line.isUp()).isTrue();
        });
    }

    @Test
    void a_kill_of_redis_fails_what_is_under_way_and_loses_no_acknowledged_ballot() throws Exception {
        room.opened();
        assertThat(room.cast("ann", 1, "{'clarity':9}")).isEqualTo(new Saved());
        redis.freeze();
        var underWay = loop.start(() -> store.cast(room.session, List.of(ballot("bo", 1, "{'clarity':2}"))));
        redis.kill();
        assertFailsInTime(underWay);
        assertThatThrownBy(() -> room.cast("bo", 1, "{'clarity':2}")).hasMessageContaining("no connection");
        redis.startAgain();
        await().atMost(SOON).until(store::isUp);
        assertThat(room.cast("ann", 1, "{'clarity':9}")).isEqualTo(new Saved());
        assertThat(room.tally(TALK).turnout()).isOne();
    }

    private static void assertFailsInTime(CompletableFuture<?> underWay) {
        await().atMost(DEADLINE).until(underWay::isCompletedExceptionally);
    }

    @Test
    void a_frozen_redis_fails_at_the_deadline_and_nothing_is_doubled_once_it_goes_on() throws Exception {
        room.opened();
        redis.freeze();
        var first = loop.start(() -> store.cast(room.session, List.of(ballot("ann", 1, "{'clarity':9}"))));
        var second = loop.start(() -> store.changes(room.session, "", 0));
        assertFailsInTime(first);
        assertFailsInTime(second);
        assertThat(store.isUp()).isFalse();
        redis.thaw();
        await().atMost(SOON).until(store::isUp);
        assertThat(room.cast("ann", 1, "{'clarity':9}")).isEqualTo(new Saved());
        assertThat(room.tally(TALK).turnout()).isOne();
        assertThat(room.recount().faults()).isEmpty();
    }

    @Test
    void attempts_that_redis_accepts_and_does_not_answer_leave_nothing_behind() throws Exception {
        var connects = new AtomicInteger();
        store.onConnected(connects::incrementAndGet);
        redis.freeze();
        await().atMost(SOON).until(() -> !store.isUp());
        loop.await(() -> Future.future(done -> loop.vertx().setTimer(3_500, _ -> done.complete())));
        redis.thaw();
        await().atMost(SOON).until(store::isUp);
        await().atMost(SOON).untilAsserted(() -> assertThat(connections()).isOne());
        assertThat(connects).hasValue(1);
    }

    @Test
    void connections_that_others_end_are_made_again_one_at_a_time() {
        var connects = new AtomicInteger();
        store.onConnected(connects::incrementAndGet);
        for (int times = 1; times <= 3; times++) {
            redis.ask("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
            await().atMost(SOON).untilAtomic(connects, is(times));
        }
        assertThat(loop.await(() -> store.heads(List.of(room.session)))).hasSize(1);
        assertThat(connects).hasValue(3);
    }

    @Test
    void a_wrong_password_fails_the_opening_and_is_not_tried_again() {
        var line = line(redis.url("wrong"));
        assertThatThrownBy(() -> loop.await(line::open)).hasMessageContaining("WRONGPASS");
        assertNotTriedAgain(line);
    }

    @Test
    void nobody_at_the_address_fails_the_opening_and_is_not_tried_again() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var line = line("redis://127.0.0.1:" + port);
        assertThatThrownBy(() -> loop.await(line::open)).hasMessageContaining("refused");
        assertNotTriedAgain(line);
    }

    /** The first new attempt would be made within half a second. */
    private void assertNotTriedAgain(RedisLine line) {
        var connects = new AtomicInteger();
        loop.await(() -> {
            line.onConnected(connects::incrementAndGet);
            return Future.future(done -> loop.vertx().setTimer(700, _ -> done.complete()));
        });
        assertThat(connects).hasValue(0);
        assertThat(line.isUp()).isFalse();
        assertThat(connections()).isOne();
    }

    @Test
    void a_line_that_is_closed_while_it_connects_stays_closed() {
        var line = line(redis.url());
        loop.await(() -> {
            line.open();
            return line.close();
        });
        assertNotTriedAgain(line);
    }

    @Test
    void a_line_that_is_closed_while_redis_is_away_stays_closed() throws Exception {
        var line = line(redis.url());
        loop.await(line::open);
        redis.kill();
        await().atMost(SOON).until(() -> !line.isUp());
        loop.await(line::close);
        redis.startAgain();
        await().atMost(SOON).until(store::isUp);
        assertNotTriedAgain(line);
    }

    @Test
    void thousands_of_casts_at_once_are_answered_in_their_order() {
        room.opened();
        var casts = IntStream.range(0, 4_000)
                .mapToObj(number -> loop.start(() -> store.cast(room.session, List.of(nth(number)))))
                .toList();
        for (int number = 0; number < casts.size(); number++) {
            assertThat(EventLoop.of(casts.get(number)).outcomes()).containsExactly(expected(number));
        }
        assertThat(room.tally(TALK).turnout()).isEqualTo(2_000);
        assertThat(room.recount().faults()).isEmpty();
    }

    /** Of every two ballots the second comes from the same person with the same seq and other marks. */
    private static Store.Submitted nth(int number) {
        return ballot("p" + number / 2, 1, "{'clarity':" + (1 + number % 10) + "}");
    }

    private static CastOutcome expected(int number) {
        return number % 2 == 0
                ? new Saved()
                : new CastOutcome.Older(
                        new Ballot.Cast("r1", 1, nth(number - 1).ballot().marks()));
    }

    @Test
    void what_is_too_much_at_once_is_refused_and_the_rest_is_answered() {
        var calls = EventLoop.of(loop.start(() -> Future.succeededFuture(IntStream.range(
                        0, RedisLine.MAX_UNDER_WAY + 10)
                .mapToObj(_ ->
                        store.heads(List.of(room.session)).toCompletionStage().toCompletableFuture())
                .toList())));
        calls.subList(0, RedisLine.MAX_UNDER_WAY)
                .forEach(call -> assertThat(EventLoop.of(call)).hasSize(1));
        calls.subList(RedisLine.MAX_UNDER_WAY, calls.size())
                .forEach(call -> assertThatThrownBy(() -> EventLoop.of(call)).hasMessageContaining("too many"));
        assertThat(loop.await(() -> store.heads(List.of(room.session)))).hasSize(1);
        assertThat(store.isUp()).isTrue();
    }

    @Test
    void what_is_not_there_is_no_answer_and_a_map_comes_flat() {
        redis.ask("HSET", room.key("boxes"), "talk/1", "new - -");
        onLine(line -> {
            var get = Request.cmd(Command.GET).arg("rostrum:code:none");
            assertThat(loop.<Response>await(() -> line.send(get))).isNull();
            assertThat(loop.await(() -> line.batch(List.of(get, get)))).containsExactly(null, null);
            var all = loop.await(() -> line.send(Request.cmd(Command.HGETALL).arg(room.key("boxes"))));
            assertThat(List.of(all.size(), all.get(0).toString(), all.get(1).toString()))
                    .isEqualTo(List.of(2, "talk/1", "new - -"));
        });
    }

    private void onLine(Consumer<RedisLine> test) {
        var line = line(redis.url());
        loop.await(line::open);
        try {
            test.accept(line);
        } finally {
            loop.await(line::close);
        }
    }

    private static RedisLine line(String url) {
        var address = new RedisAddress(url);
        return new RedisLine(
                loop.vertx(), address, Whereabouts.of(address.servers().getFirst()), SCRIPTS, new Random(1));
    }
}
