package io.rostrum;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.rostrum.domain.Links;
import io.rostrum.domain.Programme;
import io.rostrum.domain.SessionId;
import io.rostrum.rehearsal.Rehearsal;
import io.rostrum.store.redis.RedisStore;
import io.rostrum.web.PrivateLinks;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** Simulated people in a real server, faster than anybody could watch; chance falls the same each time. */
class RehearsalTest {
    @RegisterExtension
    static final RunningRostrum ROSTRUM = new RunningRostrum();

    private static final int PHONES = 12;

    /** A meeting of eight minutes in about as many seconds. */
    private static final double SPEED = 50;

    private final Vertx vertx = Vertx.vertx();
    private final Programme programme = example();
    private final Random chance = new Random(3);
    private final Ids ids = new Ids(chance);
    private @Nullable RedisStore store;
    private final List<Rehearsal> held = new ArrayList<>();
    private @Nullable Room room;

    private static Programme example() {
        try {
            return SeriesSource.read(null);
        } catch (CannotStart e) {
            throw new AssertionError(e);
        }
    }

    /** As the server does it: in a session of its own, of which nothing was left. */
    @BeforeEach
    void openSession() throws Exception {
        var session = new SessionId("rehearsal-" + ids.get());
        var opened =
                onLoop(() -> new RedisStore(vertx, ROSTRUM.redis().address().url(), ids, chance)
                        .open()
                        .onSuccess(its -> store = its)
                        .compose(_ -> opening().rehearse(programme, session)));
        room = new Room(ROSTRUM, opened.session(), opened.code());
    }

    private <T> T onLoop(Supplier<Future<T>> work) throws Exception {
        var done = new CompletableFuture<T>();
        vertx.runOnContext(_ -> work.get().onSuccess(done::complete).onFailure(done::completeExceptionally));
        return done.get(20, TimeUnit.SECONDS);
    }

    private SessionOpening opening() {
        var its = Objects.requireNonNull(store);
        return new SessionOpening(its, its.register(), new PrivateLinks(ROSTRUM.signingKey()), ids, chance);
    }

    private Room room() {
        return Objects.requireNonNull(room);
    }

    private void rehearse(int port) {
        var keys = new Links.Keys(
                room().key("projector"), room().key("moderator"), room().key("speaker"), room().key("reviewer"));
        Links links = Links.of(room().code(), "127.0.0.1", port, keys);
        var plan = new Rehearsal.Plan(PHONES, programme.questions(), SPEED);
        vertx.runOnContext(_ -> {
            var rehearsal = new Rehearsal(vertx, plan, links, InstantSource.system(), chance, ids);
            held.add(rehearsal);
            rehearsal.begin(() -> opening().startOver(programme, room().session()));
        });
    }

    @AfterEach
    void end() throws Exception {
        vertx.runOnContext(_ -> held.forEach(Rehearsal::close));
        vertx.close().await(20, TimeUnit.SECONDS);
    }

    @Test
    void a_whole_meeting_is_played_and_then_another_on_the_same_screens() {
        try (Phone projector = room().projector();
                Phone moderator = room().moderator()) {
            assertThat(projector.awaitItem("session", _ -> true).getBoolean("rehearsal"))
                    .isTrue();
            rehearse(ROSTRUM.port());
            for (String talk : new String[] {"1", "2"}) {
                awaitPhase(projector, "questions", talk);
                assertQuestionsMove(moderator, talk);
                awaitPhase(projector, "remark", talk);
                projector.awaitItem("remark/" + talk + "/a", its -> "published".equals(its.getString("state")));
                awaitPhase(projector, "reveal", talk);
                assertScored(projector.awaitItem("tally/talk/" + talk, its -> its.containsKey("score")));
            }
            awaitPhase(projector, "closed", null);
            room().recountAgrees();
            String epoch = projector.epoch();
            Phone.soon().until(() -> !projector.epoch().equals(epoch));
            awaitPhase(projector, "talk", "1");
            assertThat(projector.item("remark/1/a")).isNull();
            assertThat(projector.wrong()).isEmpty();
            assertThat(moderator.wrong()).isEmpty();
        }
        assertNobodyWasTooFast();
    }

    private static void awaitPhase(Phone screen, String phase, @Nullable String talk) {
        screen.awaitItem("session", its -> {
            JsonObject stage = its.getJsonObject("stage");
            return phase.equals(stage.getString("phase")) && Objects.equals(talk, stage.getString("talk"));
        });
    }

    private void assertQuestionsMove(Phone moderator, String talk) {
        JsonObject lit =
                moderator.awaitItem("session", its -> its.getJsonObject("stage").containsKey("spotlight"));
        String question = lit.getJsonObject("stage").getString("spotlight");
        moderator.awaitItem("question/" + question, its -> "answered".equals(its.getString("lane")));
        JsonObject asked = Objects.requireNonNull(moderator.item("question/" + question));
        assertThat(programme.questions()).contains(asked.getString("text"));
        assertThat(asked.getString("talk")).isEqualTo(talk);
        Phone.soon()
                .until(() -> moderator.map().entrySet().stream()
                        .anyMatch(item -> item.getKey().startsWith("tally/question/")
                                && item.getValue().getInteger("up") > 1));
    }

    private static void assertScored(JsonObject tally) {
        assertThat(tally.getInteger("turnout")).isBetween(5, PHONES);
        assertThat(Double.parseDouble(tally.getJsonObject("score").getString("overall")))
                .isBetween(4.0, 10.0);
    }

    private static void assertNobodyWasTooFast() {
        assertThat(Room.get(ROSTRUM.managementUri("/metrics")).body().lines())
                .anyMatch(line -> line.startsWith("rostrum_commands_total{command=\"cast\",outcome=\"ok\"}"))
                .noneMatch(line -> line.contains("outcome=\"too_fast\"") || line.contains("outcome=\"bad_marks\""));
    }

    @Test
    void whoever_moves_the_stage_by_hand_has_it_and_the_phones_follow() {
        var said = new ListAppender<ILoggingEvent>();
        said.list = new CopyOnWriteArrayList<>();
        said.start();
        var logger = (Logger) LoggerFactory.getLogger("io.rostrum.rehearsal.Moderator");
        logger.setLevel(Level.INFO);
        logger.addAppender(said);
        try (Phone hand = room().moderator()) {
            rehearse(ROSTRUM.port());
            awaitPhase(hand, "talk", "1");
            hand.does("Move", "phase", "scoring", "talk", "2");
            JsonObject tally = hand.awaitItem("tally/talk/2", its -> its.getInteger("turnout") >= PHONES / 2);
            awaitPhase(hand, "scoring", "2");
            Phone.soon().until(() -> said.list.size() == 1);
            assertThat(said.list.getFirst().getFormattedMessage()).contains("by hand", "does not move by itself");
            hand.does("Open", "box", "talk/2", "round", hand.round("2"), "anew", true);
            hand.awaitItem("tally/talk/2", its -> its.getInteger("turnout") == 0);
            hand.awaitItem("tally/talk/2", its -> its.getInteger("turnout") >= tally.getInteger("turnout") / 2);
            awaitPhase(hand, "scoring", "2");
        } finally {
            logger.detachAppender(said);
            logger.setLevel(null);
        }
    }

    @Test
    void phones_whose_sockets_are_lost_come_back() throws Exception {
        var cable = new Cable();
        try (Phone projector = room().projector()) {
            rehearse(cable.plug(ROSTRUM.port()));
            projector.awaitItem("presence", its -> its.getInteger("phones") == PHONES);
            int before = cable.cut();
            Phone.soon().until(() -> cable.ends.size() >= before + 2 * PHONES);
            projector.awaitItem("presence", its -> its.getInteger("phones") == PHONES);
            awaitPhase(projector, "scoring", "1");
            projector.awaitItem("tally/talk/1", its -> its.getInteger("turnout") >= PHONES / 2);
        }
    }

    @Test
    void those_who_leave_do_not_come_back() {
        try (Phone projector = room().projector()) {
            rehearse(ROSTRUM.port());
            projector.awaitItem("presence", its -> its.getInteger("phones") == PHONES);
            vertx.runOnContext(_ -> held.forEach(Rehearsal::close));
            projector.awaitItem("presence", its -> its.getInteger("phones") == 0);
        }
    }

    /** A wire between a rehearsal and the server that can be cut, and lets whoever comes again through. */
    private final class Cable {
        private final List<NetSocket> ends = new CopyOnWriteArrayList<>();

        int plug(int port) throws Exception {
            NetClient there = vertx.createNetClient();
            NetServer here = vertx.createNetServer().connectHandler(near -> {
                near.pause();
                there.connect(port, "127.0.0.1").onSuccess(far -> {
                    ends.addAll(List.of(near, far));
                    far.handler(near::write).closeHandler(_ -> near.close());
                    near.handler(far::write).closeHandler(_ -> far.close());
                    near.resume();
                });
            });
            return here.listen(0, "127.0.0.1").await(20, TimeUnit.SECONDS).actualPort();
        }

        /** Gives how many ends there have been. */
        int cut() {
            ends.forEach(NetSocket::close);
            return ends.size();
        }
    }
}
