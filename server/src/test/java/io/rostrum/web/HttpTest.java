package io.rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.Line;
import io.rostrum.Room;
import io.rostrum.RunningRostrum;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation of {@code openapi.yaml}, and the pages. */
class HttpTest {
    @RegisterExtension
    static final RunningRostrum ROSTRUM = new RunningRostrum("live", "<会议室> \"5G\" $1\\");

    private static @Nullable Room shared;

    @BeforeAll
    static void open() {
        shared = ROSTRUM.room();
    }

    private static Room room() {
        Room room = shared;
        if (room == null) {
            throw new IllegalStateException();
        }
        return room;
    }

    private static HttpResponse<String> get(String path) {
        HttpResponse<String> answer = Room.get(ROSTRUM.uri(path));
        assertProtected(answer);
        return answer;
    }

    private static HttpResponse<String> send(String method, String path, String body) {
        HttpResponse<String> answer = Room.request(HttpRequest.newBuilder(ROSTRUM.uri(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
        assertProtected(answer);
        return answer;
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static void assertProtected(HttpResponse<?> answer) {
        assertThat(header(answer, "Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self';")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        var problem = new JsonObject(answer.body());
        assertThat(problem.getInteger("status")).isEqualTo(status);
        assertThat(problem.getString("type")).isNotEmpty();
        assertThat(problem.getString("title")).isNotEmpty();
        assertThat(problem.getString("detail")).isNotEmpty().doesNotContain("Exception");
    }

    private static String passes() {
        return "/api/sessions/" + room().code() + "/passes";
    }

    private static JsonObject wish() {
        return new JsonObject().put("role", "attendee").put("device", Room.freshDevice());
    }

    @Test
    void a_pass_is_given_to_who_has_the_code_and_kept_by_nobody_on_the_way() {
        HttpResponse<String> answer = send("POST", passes(), wish().encode());
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
        var pass = new JsonObject(answer.body());
        assertThat(pass.fieldNames()).containsOnly("pass", "person", "role", "expires");
        assertThat(pass.getLong("expires")).isGreaterThan(System.currentTimeMillis());
    }

    @Test
    void the_same_device_is_the_same_person_here_and_another_elsewhere() {
        String device = Room.freshDevice();
        String person = room().pass("attendee", device).getString("person");
        assertThat(room().pass("attendee", device).getString("person")).isEqualTo(person);
        assertThat(ROSTRUM.room().pass("attendee", device).getString("person")).isNotEqualTo(person);
    }

    @Test
    void a_wrong_key_is_a_problem() {
        assertProblem(
                send(
                        "POST",
                        passes(),
                        wish().put("role", "moderator").put("key", "wrong").encode()),
                403);
        assertProblem(send("POST", passes(), wish().put("role", "moderator").encode()), 403);
        String projector = room().key("projector");
        assertProblem(
                send(
                        "POST",
                        passes(),
                        wish().put("role", "moderator").put("key", projector).encode()),
                403);
    }

    @Test
    void an_unknown_code_is_a_problem() {
        assertProblem(send("POST", "/api/sessions/" + other() + "/passes", wish().encode()), 404);
        assertProblem(get("/api/sessions/" + other() + "/qr.svg"), 404);
    }

    private static String other() {
        return "000000".equals(room().code()) ? "000001" : "000000";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"role\":\"attendee\"}",
                "{\"role\":\"king\",\"device\":\"0123456789abcdef0123456789abcdef\"}",
                "{\"role\":\"attendee\",\"device\":\"0123456789ABCDEF0123456789ABCDEF\"}",
                "{\"role\":\"attendee\",\"device\":7}",
                "{\"role\":\"attendee\",\"device\":\"0123456789abcdef0123456789abcdef\",\"more\":1}"
            })
    void a_request_of_another_form_is_a_problem(String body) {
        assertProblem(send("POST", passes(), body), 400);
    }

    @Test
    void a_huge_request_is_a_problem() {
        assertThat(send("POST", passes(), " ".repeat(100_000)).statusCode()).isIn(400, 413);
    }

    @Test
    void a_code_of_another_form_is_a_problem() {
        assertProblem(send("POST", "/api/sessions/12345/passes", wish().encode()), 400);
        assertProblem(get("/api/sessions/..%2f..%2fx/qr.svg"), 400);
    }

    @Test
    void the_code_as_a_picture() {
        HttpResponse<String> answer = get("/api/sessions/" + room().code() + "/qr.svg");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo("image/svg+xml");
        assertThat(answer.body()).startsWith("<svg ");
    }

    @Test
    void it_lives_and_is_ready() {
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void metrics_are_for_the_operator_alone() {
        assertProblem(get("/metrics"), 404);
        HttpResponse<String> metrics = Room.get(ROSTRUM.managementUri("/metrics"));
        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.body()).contains("rostrum_sockets", "jvm_memory_used_bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s", "screen", "moderator", "result", "speaker", "reviewer"})
    void a_page_is_there_for_a_code_that_leads_somewhere_and_is_asked_for_each_time(String place) {
        HttpResponse<String> page = get("/" + place + "/" + room().code());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
        assertThat(page.body()).doesNotContain("{{");
        HttpResponse<String> missing = get("/" + place + "/" + other());
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(header(missing, "Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(missing.body()).isNotEqualTo(page.body());
    }

    @Test
    void a_phone_is_told_the_wifi() {
        assertThat(get("/s/" + room().code()).body())
                .contains("<meta name=\"wifi\" content=\"&lt;会议室&gt; &quot;5G&quot; $1\\\" />");
    }

    @Test
    void a_page_that_the_browser_holds_already_is_not_sent_again() {
        String path = "/s/" + room().code();
        String tag = header(get(path), "ETag");
        HttpResponse<String> again = Room.request(HttpRequest.newBuilder(ROSTRUM.uri(path))
                .header("If-None-Match", tag)
                .build());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(again, "ETag")).isEqualTo(tag);
        assertProtected(again);
    }

    @Test
    void what_a_page_loads_may_be_kept_for_ever_under_a_name_of_this_build() {
        Matcher script = Pattern.compile("\"(/a/[0-9a-f]+/js/phone\\.js)\"")
                .matcher(get("/s/" + room().code()).body());
        assertThat(script.find()).isTrue();
        HttpResponse<String> asset = get(script.group(1));
        assertThat(asset.statusCode()).isEqualTo(200);
        assertThat(header(asset, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(header(asset, "Content-Type")).isEqualTo("text/javascript; charset=utf-8");
        assertProblem(get(script.group(1).replace("js/phone.js", "../phone.html")), 404);
        assertProblem(get(script.group(1).replace("js/phone.js", "phone.html")), 404);
    }

    @Test
    void a_page_that_came_from_a_node_of_another_build_gets_what_there_is_here_and_does_not_keep_it() {
        HttpResponse<String> asset = get("/a/000000000000/js/phone.js");
        assertThat(asset.statusCode()).isEqualTo(200);
        assertThat(header(asset, "Cache-Control")).isEqualTo("no-store");
        assertThat(asset.body()).contains("customElements.define('rostrum-phone'");
        assertProblem(get("/a/000000000000/js/nothing.js"), 404);
        assertProblem(get("/a/000000000000/phone.html"), 404);
    }

    @Test
    void the_head_of_a_page_can_be_asked_for_alone() {
        for (String path : new String[] {"/", "/s/" + room().code(), "/screen/" + other()}) {
            HttpResponse<String> head = send("HEAD", path, "");
            HttpResponse<String> page = get(path);
            assertThat(head.statusCode()).isEqualTo(page.statusCode());
            assertThat(head.body()).isEmpty();
            assertThat(header(head, "Content-Type")).isEqualTo(header(page, "Content-Type"));
            assertThat(header(head, "Content-Length")).isEqualTo(header(page, "Content-Length"));
        }
    }

    @Test
    void what_is_not_there_and_what_may_not_be_done_are_problems() {
        assertProblem(get("/nothing"), 404);
        assertProblem(get("/ws"), 404);
        assertThat(send("DELETE", "/s/" + room().code(), "").statusCode()).isIn(404, 405);
        assertThat(send("GET", passes(), "").statusCode()).isIn(404, 405);
    }

    @Test
    void what_is_no_http_harms_nobody() {
        try (Line line = Line.dial(ROSTRUM.port())) {
            line.raw("\u0000\u0001 HELLO\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(line.head()).startsWith("HTTP/1.");
        }
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }
}
