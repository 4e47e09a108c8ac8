package io.rostrum;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that leave: because they are stopped, or because they alone have lost Redis. */
class LeavingTest {
    private static final int PHONES = 30;
    private static final int TERM = 143;

    /** It is three seconds at most when Redis refuses connections, as here; the rest is for a slow machine. */
    private static final Duration SENT_AWAY_FROM = Duration.ofSeconds(6);

    @TempDir
    private Path directory;

    @Test
    void a_node_that_is_stopped_sends_its_phones_to_the_others_one_by_one() throws Exception {
        try (var nodes = new SeveralNodes(directory.toRealPath(), 2);
                NodeProcess staying = nodes.start();
                NodeProcess leaving = nodes.start()) {
            SeveralNodes.together(staying, leaving);
            try (Phone moderator = nodes.enter(staying, "moderator")) {
                moderator.does("Move", "phase", "scoring", "talk", "1");
            }
            List<Phone> phones = new ArrayList<>();
            for (int i = 0; i < PHONES; i++) {
                phones.add(nodes.enter(leaving, "attendee"));
            }
            int port = leaving.port();
            long began = System.nanoTime();
            leaving.signal("TERM");
            Phone.soon().until(() -> leaving.ready() == 503);
            assertThat(knock(port)).isEqualTo(503);
            Phone.soon().until(() -> staying.metric("rostrum_draining") == 1);
            assertThat(phones.getFirst().scores("1", 1, 8).getString("t")).isEqualTo("Ok");

            List<Long> ends = ends(phones, began);
            assertThat(leaving.status()).isEqualTo(TERM);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
            assertThat(max(ends) - min(ends)).isGreaterThan(2_000);
            Phone.soon().until(() -> staying.metric("rostrum_members") == 1);
            Phone moved = phones.getFirst().comeBack(staying.port());
            assertThat(moved.ballots().getJsonObject("talk/1").getInteger("seq"))
                    .isEqualTo(1);
            assertThat(leaving.log() + staying.log()).doesNotContain(" ERROR ", "Exception", "hazelcast");
            phones.forEach(Phone::close);
        }
    }

    private static List<Long> ends(List<Phone> phones, long began) {
        try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
            return phones.stream()
                    .map(phone -> CompletableFuture.supplyAsync(() -> endOf(phone, began), each))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    /** When the phone was sent away, in ms. */
    private static long endOf(Phone phone, long began) {
        assertThat(phone.awaitEnd()).isEqualTo(4000);
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }

    private static long max(List<Long> times) {
        return times.stream().mapToLong(its -> its).max().orElseThrow();
    }

    private static long min(List<Long> times) {
        return times.stream().mapToLong(its -> its).min().orElseThrow();
    }

    /** The status that a handshake comes to; 101 if the socket is let in. */
    private static int knock(int port) {
        try (Line line = Line.dial(port)) {
            String answer = line.handshake("/ws", "Sec-WebSocket-Protocol: rostrum.1");
            return Integer.parseInt(answer.split(" ")[1]);
        }
    }

    @Test
    void a_node_that_alone_has_lost_redis_sends_its_phones_away_and_takes_them_again_when_it_is_back()
            throws Exception {
        try (var nodes = new SeveralNodes(directory.toRealPath(), 2);
                var cable = new Cable(nodes.redisPort());
                var other = new Cable(nodes.redisPort());
                NodeProcess well = nodes.start(through(other, nodes));
                NodeProcess ill = nodes.start(through(cable, nodes))) {
            SeveralNodes.together(well, ill);
            try (Phone stays = nodes.enter(well, "attendee");
                    Phone moves = nodes.enter(ill, "attendee")) {
                cable.cut();
                long cut = System.nanoTime();
                Phone.soon().until(() -> ill.ready() == 503);
                assertThat(Duration.ofNanos(System.nanoTime() - cut)).isLessThan(SENT_AWAY_FROM);
                assertThat(moves.awaitEnd()).isEqualTo(4000);
                assertThat(ill.ready()).isEqualTo(503);
                assertThat(knock(ill.port())).isEqualTo(503);
                moves.comeBack(well.port());
                cable.mend();
                Phone.soon().until(() -> ill.ready() == 200);
                moves.comeBack(ill.port());

                cable.cut();
                other.cut();
                Phone.soon().until(() -> well.metric("rostrum_redis_up") == 0 && ill.metric("rostrum_redis_up") == 0);
                Phone.soon().during(Duration.ofSeconds(8)).until(() -> knock(ill.port()) == 101);
                cable.mend();
                other.mend();
                Phone.soon().until(() -> ill.ready() == 200 && well.ready() == 200);
                assertThat(stays.welcomes()).isEqualTo(1);
                assertThat(moves.welcomes()).isEqualTo(3);
            }
            signalledTwice(well, nodes);
        }
    }

    private static String through(Cable cable, SeveralNodes nodes) {
        return nodes.redisUrl().replace("127.0.0.1:" + nodes.redisPort(), "127.0.0.1:" + cable.port());
    }

    /** It has company, so that it would take its time. */
    private static void signalledTwice(NodeProcess node, SeveralNodes nodes) {
        try (Phone phone = nodes.enter(node, "attendee")) {
            node.signal("TERM");
            Phone.soon().until(() -> node.ready() == 503);
            node.signal("TERM");
            long again = System.nanoTime();
            assertThat(node.status()).isEqualTo(TERM);
            assertThat(Duration.ofNanos(System.nanoTime() - again)).isLessThan(Duration.ofSeconds(2));
            assertThat(phone.awaitEnd()).isEqualTo(1006);
        }
    }
}
