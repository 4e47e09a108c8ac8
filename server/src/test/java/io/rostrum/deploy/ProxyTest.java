package io.rostrum.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rostrum.domain.Refusal;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** HAProxy as deploy/ sets it up, in front of real nodes that lose Redis, drain, fall silent and are killed; in this order, so that none must be started again. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProxyTest {
    /** What the server says to those whom it sends away to come back. */
    private static final int RESTARTING = 4000;

    /** Three checks that nobody answers, each a second apart and two seconds long, are nine; the rest is for a slow machine. */
    private static final Duration SILENT_FOR = Duration.ofSeconds(15);

    @TempDir
    private static Path directory;

    private static ProxiedRoom room;

    @BeforeAll
    static void open() throws Exception {
        room = ProxiedRoom.open(directory);
    }

    @AfterAll
    static void close() {
        if (room != null) {
            room.close();
        }
    }

    @Test
    @Order(1)
    void phones_are_shared_out_and_vote_through_it() throws Exception {
        try (Phone one = room.phone();
                Phone other = room.phone();
                Phone another = room.phone()) {
            for (int number = 0; number < 3; number++) {
                assertThat(room.node(number).sockets()).isEqualTo(1);
            }
            for (Phone phone : List.of(one, other, another)) {
                assertThat(Voting.vote(phone).getString("t")).isEqualTo("Ok");
            }
        }
    }

    @Test
    @Order(1)
    void board_and_alerts_ask_for_nothing_that_is_not_there() throws Exception {
        try (Phone mistaken = room.phone()) {
            mistaken.send("{}");
            mistaken.closeCode();
        }
        Set<String> there = new HashSet<>(Queries.names(room.proxy().metrics()));
        there.addAll(Queries.names(room.node(0).metrics()));
        there.addAll(Queries.names(room.node(1).metrics()));
        there.addAll(Queries.names(room.node(2).metrics()));
        assertThat(Queries.metrics()).isSubsetOf(there);
        assertThat(Queries.values("outcome")).isSubsetOf(words(Refusal.values(), "ok"));
        assertThat(Queries.values("code")).isSubsetOf("restarting", "slow", "silent");
    }

    private static Set<String> words(Refusal[] refusals, String more) {
        Set<String> words = new HashSet<>(Set.of(more));
        Stream.of(refusals).forEach(refusal -> words.add(refusal.name().toLowerCase(Locale.ROOT)));
        return words;
    }

    @Test
    @Order(2)
    void while_redis_is_gone_every_socket_stays_and_votes_go_on_afterwards() throws Exception {
        try (Phone one = room.phoneOn(0);
                Phone other = room.phoneOn(1)) {
            room.redis().program().signal("STOP");
            room.awaitState(0, "NOLB");
            room.awaitState(1, "NOLB");
            assertThat(one.isOpen() && other.isOpen()).isTrue();
            room.redis().program().signal("CONT");
            room.awaitState(0, "UP");
            room.awaitState(1, "UP");
            await().atMost(NodeProgram.SOON)
                    .until(() -> Voting.vote(one).getString("t").equals("Ok"));
            assertThat(one.isOpen() && other.isOpen()).isTrue();
        }
    }

    @Test
    @Order(3)
    void a_node_that_drains_gets_no_new_phones_keeps_its_own_and_sends_them_away_itself() throws Exception {
        try (Phone there = room.phoneOn(0)) {
            room.node(0).program().signal("TERM");
            room.awaitState(0, "NOLB");
            assertThat(there.isOpen()).isTrue();
            assertThat(there.closeCode()).isEqualTo(RESTARTING);
            try (Phone back = room.phone()) {
                assertThat(Voting.vote(back).getString("t")).isEqualTo("Ok");
            }
        }
    }

    @Test
    @Order(4)
    void the_phones_of_a_node_that_has_fallen_silent_are_let_go() throws Exception {
        try (Phone there = room.phoneOn(1)) {
            long silent = System.nanoTime();
            room.node(1).program().signal("STOP");
            await().atMost(SILENT_FOR).until(() -> !there.isOpen());
            say("silent", silent);
            assertThat(room.state(1)).isEqualTo("DOWN");
            try (Phone back = room.phone()) {
                JsonObject answer = Voting.vote(back);
                assertThat(answer.getString("t")).isEqualTo("Ok");
            }
        } finally {
            room.node(1).program().signal("CONT");
        }
    }

    @Test
    @Order(5)
    void a_node_that_is_killed_lets_its_phones_go_at_once_and_they_come_back_to_the_other() throws Exception {
        room.awaitState(1, "UP");
        try (Phone there = room.phoneOn(2)) {
            long killed = System.nanoTime();
            room.node(2).close();
            assertThat(there.closeCode()).isEqualTo(Phone.BROKEN);
            try (Phone back = room.phone()) {
                say("killed", killed);
                assertThat(Voting.vote(back).getString("t")).isEqualTo("Ok");
            }
        }
    }

    private static void say(String what, long since) {
        System.out.printf(
                "A node was %s; its phone was let go and came back within %d ms%n",
                what, Duration.ofNanos(System.nanoTime() - since).toMillis());
    }
}
