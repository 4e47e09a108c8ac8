package io.rostrum;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A node by itself, when it is stopped. */
class StopTest {
    @RegisterExtension
    static final RunningRostrum ROSTRUM = new RunningRostrum();

    @Test
    void what_is_under_way_is_answered_before_the_socket_is_closed() throws Exception {
        Room room = ROSTRUM.scoring();
        long redis = ROSTRUM.redis().process();
        try (Phone phone = room.attendee()) {
            String round = phone.round("1");
            ROSTRUM.signalRedis("STOP", redis);
            CompletableFuture<JsonObject> cast = phone.send(Phone.cast("talk/1", round, 1, Phone.marks(7)));
            assertThat(phone.refused("Lock", "on", true))
                    .as("answered without Redis")
                    .isEqualTo("NOT_ALLOWED");
            Thread stopping = Thread.ofVirtual().start(ROSTRUM::stop);
            Phone.soon().until(() -> knocked(ROSTRUM.port()) == 503);
            assertThat(cast).isNotDone();
            ROSTRUM.signalRedis("CONT", redis);
            assertThat(phone.awaitEnd()).isEqualTo(4000);
            assertThat(cast.join().getString("t")).isEqualTo("Ok");
            stopping.join();
        } finally {
            ROSTRUM.signalRedis("CONT", redis);
        }
        room.recountAgrees();
    }

    private static int knocked(int port) {
        try (Line line = Line.dial(port)) {
            return Integer.parseInt(
                    line.handshake("/ws", "Sec-WebSocket-Protocol: rostrum.1").split(" ")[1]);
        }
    }
}
