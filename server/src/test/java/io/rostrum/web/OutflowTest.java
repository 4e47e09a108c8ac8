package io.rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rostrum.Line;
import io.rostrum.Phone;
import io.rostrum.domain.Name;
import io.rostrum.domain.Remark;
import io.rostrum.domain.Reply;
import io.rostrum.domain.View;
import io.rostrum.wire.Frame;
import io.rostrum.wire.Wire;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames that go to Netty as they are, beside those that Vert.x makes. */
class OutflowTest {
    private static final int FEW_BYTES = 1_024;
    private static final int MANY = 20_000;

    private final Vertx vertx = Vertx.vertx();

    private record Opened(ServerWebSocket socket, Outflow outflow, Context loop) {}

    private final CompletableFuture<Opened> opened = new CompletableFuture<>();
    private int port;

    @BeforeEach
    void listen() {
        port = vertx.createHttpServer(WebVerticle.options())
                .webSocketHandler(ws -> {
                    ws.setWriteQueueMaxSize(FEW_BYTES);
                    opened.complete(new Opened(
                            ws, new Outflow(ws, new Copies()), Objects.requireNonNull(Vertx.currentContext())));
                })
                .listen(0)
                .await()
                .actualPort();
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    /** The lengths at which a frame's head changes, and a text that is no ASCII. */
    static Stream<Frame> frames() {
        int empty = update("").bytes().length;
        assertThat(empty).as("a head of two bytes").isLessThan(125);
        Stream<String> texts = IntStream.of(
                        0, 127 - empty, 128 - empty, 1_024, 0xFFFF + 2 - empty, 0xFFFF + 3 - empty, 300_000)
                .mapToObj("x"::repeat);
        return Stream.concat(texts, Stream.of("演讲评分 🎤 ".repeat(100))).map(OutflowTest::update);
    }

    private static Frame update(String text) {
        var remark = new View.OfRemark(text, Remark.State.DRAFT);
        return Wire.encode(new Reply.Update(1, 2, Map.of(new Name.OfRemark("1", "a"), Optional.of(remark))));
    }

    @ParameterizedTest
    @MethodSource("frames")
    void both_ways_put_the_same_bytes_on_the_wire(Frame frame) {
        try (Line line = Line.open(port)) {
            write(Outflow::write, frame);
            assertThat(line.bytes(frame.bytes().length)).isEqualTo(frame.bytes());
            write(Outflow::throughVertx, frame);
            assertThat(line.bytes(frame.bytes().length)).isEqualTo(frame.bytes());
        }
    }

    /** What is written once comes from the heap, what is written again from a copy that all share, each from its beginning. */
    @Test
    void a_frame_is_the_same_however_often_it_is_written() {
        try (Line line = Line.open(port)) {
            for (Frame frame : List.of(update("a"), update("b".repeat(1_024)), update(""))) {
                for (int time = 0; time < 4; time++) {
                    write(Outflow::write, frame);
                    assertThat(line.bytes(frame.bytes().length)).isEqualTo(frame.bytes());
                }
            }
        }
    }

    private void write(BiConsumer<Outflow, Frame> way, Frame frame) {
        Opened its = opened.join();
        its.loop().runOnContext(_ -> way.accept(its.outflow(), frame));
    }

    @Test
    void nothing_overtakes_what_waits_for_a_full_socket_and_it_tells_when_it_drains() {
        try (Line line = Line.open(port, FEW_BYTES)) {
            Opened its = opened.join();
            var pump = new Pump(its.outflow());
            its.socket().drainHandler(_ -> pump.go());
            its.loop().runOnContext(_ -> pump.go());
            await().atMost(Phone.SOON).until(() -> pump.isFull);
            for (int i = 0; i < MANY; i++) {
                assertThat(new JsonObject(line.heard()).getInteger("version")).isEqualTo(i);
            }
        }
    }

    /** Writes until the socket is full, and on when it has drained. */
    private static final class Pump {
        private final Outflow outflow;
        private int written;
        private volatile boolean isFull;

        Pump(Outflow outflow) {
            this.outflow = outflow;
        }

        void go() {
            while (written < MANY && !outflow.isFull()) {
                outflow.write(Wire.encode(new Reply.Update(written++, 0, Map.of())));
            }
            isFull |= outflow.isFull();
        }
    }
}
