package io.rostrum.auditorium;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.percent;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.randomSwitch;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;
import static io.gatling.javaapi.http.HttpDsl.ws;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.WsFrameCheck;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;

/**
 * A room in which a talk is being scored: people come within seconds, read, score within two minutes, some again; some ask, some
 * vote a question up, some walk out of the Wi-Fi and come back.
 */
public final class Auditorium extends Simulation {
    private static final int PHONES = Integer.getInteger("phones", 200);

    /** In s, from the first phone to the last score. */
    private static final int SECONDS = Integer.getInteger("seconds", 120);

    private static final String CODE = System.getProperty("code", "");
    private static final String SERVER = "127.0.0.1:" + System.getProperty("port", "8080");

    /** In s. Everybody is let in, though not all at the first try. */
    private static final int COME_WITHIN = 10;

    /** In s. */
    private static final int ANSWERED_WITHIN = 10;

    /** In ms. */
    private static final int USUALLY_ANSWERED_WITHIN = 1_000;

    /** Gatling counts the time of an answer under the answer's name. */
    private static final String SCORED = "score → Ok";

    private static final String LET_IN = "join → Welcome, or when to come again";

    private static final String CAST =
            "{\"t\":\"Cast\",\"id\":%d,\"box\":\"talk/1\",\"round\":\"#{round}\",\"seq\":%d,\"marks\":"
                    + "{\"conception\":#{randomInt(1,11)},\"analysis\":#{randomInt(1,11)},\"fit\":%d,\"guidance\":8}}";

    private static final String ASK =
            "{\"t\":\"Ask\",\"id\":20,\"question\":\"q#{device}\",\"text\":\"Why is it so?\",\"talk\":\"1\"}";

    private static final String UPVOTE =
            "{\"t\":\"Cast\",\"id\":30,\"box\":\"question/qfirst\",\"round\":\"qfirst\",\"seq\":1,\"marks\":{\"up\":1}}";

    public Auditorium() {
        Iterator<Map<String, Object>> devices = LongStream.iterate(1, device -> device + 1)
                .mapToObj(device -> Map.<String, Object>of("device", device, "secret", "%032x".formatted(device)))
                .iterator();
        var room = scenario("Auditorium")
                .feed(devices)
                .exec(enters(), pauseUpTo(0.6), scores(1), sometimes(), pauseUpTo(0.1), changesTheirMind(), leaves());
        setUp(room.injectOpen(rampUsers(PHONES).during(COME_WITHIN)))
                .protocols(http.baseUrl("http://" + SERVER).wsBaseUrl("ws://" + SERVER))
                .assertions(
                        global().failedRequests().count().is(0L),
                        details(SCORED).responseTime().percentile(50.0).lt(USUALLY_ANSWERED_WITHIN),
                        details(SCORED).responseTime().percentile(95.0).lt(USUALLY_ANSWERED_WITHIN),
                        details(SCORED).responseTime().percentile(99.0).lt(2 * USUALLY_ANSWERED_WITHIN),
                        details(LET_IN).responseTime().percentile(50.0).lt(USUALLY_ANSWERED_WITHIN),
                        details(LET_IN).responseTime().percentile(95.0).lt(3 * USUALLY_ANSWERED_WITHIN),
                        details(LET_IN).responseTime().percentile(99.0).lt(3 * USUALLY_ANSWERED_WITHIN));
    }

    private static ChainBuilder enters() {
        return exec(http("pass")
                        .post("/api/sessions/" + CODE + "/passes")
                        .header("Content-Type", "application/json")
                        .body(StringBody("{\"role\":\"attendee\",\"device\":\"#{secret}\"}"))
                        .check(status().is(201), jsonPath("$.pass").saveAs("pass")))
                .exec(connects());
    }

    /** Whoever is told to come again does so, as a page would. Nobody goes on who has not been welcomed. */
    private static ChainBuilder connects() {
        return exec(ws("connect").connect("/ws").subprotocol("rostrum.1"))
                .exec(session -> session.remove("round"))
                .asLongAs(session -> !session.contains("round") && !session.isFailed())
                .on(joins().doIf(session -> !session.contains("round"))
                        .then(pause(session -> Duration.ofMillis(session.getInt("retryAfter")))))
                .exitHereIfFailed();
    }

    private static ChainBuilder joins() {
        WsFrameCheck.Text answer = ws.checkTextMessage(LET_IN)
                .matching(jsonPath("$.t").in("Welcome", "No"))
                .check(
                        jsonPath("$.items['talk/1'].round").optional().saveAs("round"),
                        jsonPath("$.retryAfter").ofInt().optional().saveAs("retryAfter"));
        return exec(ws("join")
                .sendText("{\"t\":\"Join\",\"id\":1,\"session\":\"" + CODE + "\",\"pass\":\"#{pass}\"}")
                .await(ANSWERED_WITHIN)
                .on(answer));
    }

    /** Reads, thinks, and says it when it is time; what is left of the two minutes is shared by all pauses. */
    private static ChainBuilder pauseUpTo(double share) {
        return pause(_ -> Duration.ofMillis(
                ThreadLocalRandom.current().nextLong(100, Math.max(200, (long) (SECONDS * 1e3 * share)))));
    }

    private static ChainBuilder says(String name, String text, int id) {
        WsFrameCheck.Text ok = ws.checkTextMessage(name + " → Ok")
                .matching(jsonPath("$.id").ofInt().is(id))
                .check(jsonPath("$.t").is("Ok"));
        return exec(ws(name).sendText(text).await(ANSWERED_WITHIN).on(ok));
    }

    private static ChainBuilder scores(int seq) {
        int id = 10 + seq;
        return says("score", CAST.formatted(id, seq, seq), id);
    }

    private static ChainBuilder sometimes() {
        return randomSwitch()
                .on(
                        percent(5).then(says("ask", ASK, 20)),
                        percent(30).then(says("vote up", UPVOTE, 30)),
                        percent(15).then(walksOut()));
    }

    private static ChainBuilder walksOut() {
        return exec(ws("walk out").close(), pauseUpTo(0.15), connects());
    }

    private static ChainBuilder changesTheirMind() {
        return randomSwitch().on(percent(20).then(scores(2)));
    }

    private static ChainBuilder leaves() {
        return exec(pauseUpTo(0.1), ws("leave").close());
    }
}
