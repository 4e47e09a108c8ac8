package io.rostrum;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes that hear of each other, and one that hears nothing, each in a process of its own. */
class NodesTest {
    /** What the version check takes at most, and what a busy machine may add. */
    private static final Duration LATE = Duration.ofSeconds(3);

    @TempDir
    private static Path directory;

    private static SeveralNodes nodes;
    private static NodeProcess here;
    private static NodeProcess there;
    private static NodeProcess deaf;

    @BeforeAll
    static void start() throws Exception {
        nodes = new SeveralNodes(directory.toRealPath(), 4);
        here = nodes.start();
        there = nodes.start();
        deaf = nodes.startDeaf();
        SeveralNodes.together(here, there);
        assertThat(deaf.metric("rostrum_members")).isEqualTo(1);
        try (Phone moderator = nodes.enter(here, "moderator")) {
            moderator.does("Move", "phase", "scoring", "talk", "1");
        }
    }

    @AfterAll
    static void end() throws Exception {
        nodes.close();
    }

    private static int phones(Phone screen) {
        return screen.awaitItem("presence", _ -> true).getInteger("phones");
    }

    @Test
    void a_vote_on_one_node_moves_the_bars_on_the_other() {
        try (Phone voter = nodes.enter(here, "attendee");
                Phone projector = nodes.enter(there, "projector")) {
            int before = projector.awaitItem("tally/talk/1", _ -> true).getInteger("turnout");
            assertThat(voter.scores("1", 1, 7).getString("t")).isEqualTo("Ok");
            projector.awaitItem("tally/talk/1", tally -> tally.getInteger("turnout") == before + 1);
            assertThat(projector.wrong()).isEmpty();
        }
    }

    @Test
    void who_is_here_is_the_sum_of_all_nodes() {
        try (Phone projector = nodes.enter(there, "projector");
                Phone one = nodes.enter(here, "attendee")) {
            Phone two = nodes.enter(here, "attendee");
            Phone three = nodes.enter(there, "attendee");
            Phone.soon().until(() -> phones(projector) == 3);
            two.close();
            three.close();
            Phone.soon().until(() -> phones(projector) == 1 && phones(one) == 1);
        }
    }

    @Test
    void a_phone_that_moves_to_another_node_is_given_only_what_has_changed() {
        try (Phone moderator = nodes.enter(there, "moderator");
                Phone phone = nodes.enter(here, "attendee")) {
            phone.scores("1", 1, 5);
            phone.awaitVersion(moderator.version());
            phone.vanishes();
            boolean locked = phone.awaitItem("session", _ -> true).getBoolean("locked");
            moderator.does("Lock", "on", !locked);
            phone.comeBack(there.port());
            JsonObject missed = phone.heard("Welcome").getLast();
            assertThat(missed.getJsonObject("items").fieldNames())
                    .contains("session")
                    .isSubsetOf("session", "presence", "tally/talk/1");
            assertThat(missed.getJsonObject("ballots").fieldNames()).containsExactly("talk/1");
            moderator.does("Lock", "on", locked);
            phone.awaitItem("session", session -> session.getBoolean("locked") == locked);
            assertThat(phone.scores("1", 2, 6).getString("t")).isEqualTo("Ok");
            assertThat(phone.map().keySet()).contains("talk/1", "talk/2", "tally/talk/1");
            assertThat(phone.wrong()).isEmpty();
        }
    }

    @Test
    void a_node_that_hears_nothing_is_late_by_a_second_and_no_more() {
        try (Phone moderator = nodes.enter(here, "moderator");
                Phone phone = nodes.enter(deaf, "attendee")) {
            for (int turn = 1; turn <= 3; turn++) {
                long remaining = turn * 60_000L;
                moderator.does("Timer", "remaining", remaining);
                long done = System.nanoTime();
                phone.awaitItem("session", session -> remaining == remaining(session));
                assertThat(Duration.ofNanos(System.nanoTime() - done)).isLessThan(LATE);
            }
            assertThat(phone.wrong()).isEmpty();
        }
    }

    private static long remaining(JsonObject session) {
        JsonObject timer = session.getJsonObject("stage").getJsonObject("timer");
        return timer == null ? -1 : timer.getLong("remaining", -1L);
    }

    @Test
    void a_node_that_is_killed_is_missed_at_once_and_its_phones_count_no_more() {
        NodeProcess third = nodes.start();
        SeveralNodes.together(here, there, third);
        try (Phone projector = nodes.enter(here, "projector");
                Phone phone = nodes.enter(third, "attendee")) {
            Phone.soon().until(() -> phones(projector) == 1);
            third.kill();
            long killed = System.nanoTime();
            Phone.soon().until(() -> here.metric("rostrum_members") == 2);
            assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(Duration.ofSeconds(2));
            Phone.soon().until(() -> phones(projector) == 0);
            phone.comeBack(there.port());
            Phone.soon().until(() -> phones(projector) == 1);
        }
    }

    @Test
    void a_node_that_falls_silent_is_missed_and_comes_back_and_no_socket_is_disturbed() {
        try (Phone projector = nodes.enter(here, "projector");
                Phone phone = nodes.enter(there, "attendee")) {
            Phone.soon().until(() -> phones(projector) == 1);
            there.signal("STOP");
            long fell = System.nanoTime();
            Phone.soon().until(() -> here.metric("rostrum_members") == 1);
            assertThat(Duration.ofNanos(System.nanoTime() - fell)).isLessThan(Duration.ofSeconds(10));
            Phone.soon().until(() -> phones(projector) == 0);
            there.signal("CONT");
            Phone.soon().until(() -> here.metric("rostrum_members") == 2 && phones(projector) == 1);
            assertThat(phone.welcomes()).isEqualTo(1);
            assertThat(projector.welcomes()).isEqualTo(1);
            assertThat(phone.scores("1", 1, 9).getString("t")).isEqualTo("Ok");
            assertThat(phone.wrong()).isEmpty();
        }
    }
}
