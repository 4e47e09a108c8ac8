package io.rostrum;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rostrum.domain.Links;
import io.rostrum.wire.LinksFile;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole processes, as a person starts and ends them. */
class MainTest {

    private static final Duration SOON = Duration.ofMinutes(4);

    @TempDir
    private Path directory;

    private final List<Process> started = new ArrayList<>();

    /** A process that a failed test left is asked to end, so that it ends its Redis too. */
    @AfterEach
    void end() throws InterruptedException {
        for (Process process : started) {
            process.destroy();
            process.waitFor();
        }
    }

    @Test
    void the_links_are_printed_written_and_printed_again() throws Exception {
        Process rostrum = rostrum();
        Links links = links();
        assertThat(links.attendee()).startsWith("http://vote.example:").endsWith("/s/" + links.code());
        assertThat(links.base()).startsWith("http://127.0.0.1:");
        await().atMost(SOON).until(() -> said("out").contains(links.reviewer()));
        assertThat(said("out")).contains(links.attendee(), links.projector(), links.moderator(), links.speaker(), "▀");

        Process again = start("again", "links", "--data", data());
        assertThat(again.waitFor()).isZero();
        assertThat(said("again.out")).isEqualTo(said("out"));
        stop(rostrum);
    }

    @Test
    void it_starts_and_ends_without_a_warning_and_without_a_secret_in_the_log() throws Exception {
        Process rostrum = rostrum();
        Links links = links();
        stop(rostrum);
        assertThat(said("err").lines()).isNotEmpty().allMatch(line -> line.contains(" INFO "));
        assertThat(said("err"))
                .doesNotContain(links.keys().moderator(), links.keys().projector(), password());
        assertThat(redis()).isEmpty();
    }

    @Test
    void a_rehearsal_is_held_beside_the_session_and_the_next_start_forgets_it() throws Exception {
        Process rostrum = start(
                "rostrum",
                "--port",
                "0",
                "--data",
                data(),
                "--links",
                linksFile().toString(),
                "--address",
                "127.0.0.1",
                "--rehearse",
                "3");
        Links session = links();
        Links rehearsal = requireNonNull(file().rehearsal());
        assertThat(rehearsal.code()).isNotEqualTo(session.code());
        await().atMost(SOON).until(() -> said("out").contains(rehearsal.reviewer()));
        try (Phone projector = projector(rehearsal);
                Phone real = projector(session)) {
            projector.awaitItem("session", its -> its.getBoolean("rehearsal"));
            await().atMost(SOON).until(() -> phones(projector) == 3);
            assertThat(requireNonNull(real.item("session")).getBoolean("rehearsal"))
                    .isFalse();
            assertThat(phones(real)).isZero();
        }
        stop(rostrum);
        assertThat(said("err").lines()).isNotEmpty().allMatch(line -> line.contains(" INFO "));

        Files.delete(linksFile());
        Process next = rostrum();
        assertThat(links().code()).isEqualTo(session.code());
        assertThat(file().rehearsal()).isNull();
        URI page = URI.create(links().base() + "/screen/" + rehearsal.code());
        assertThat(Room.get(page).statusCode()).isEqualTo(404);
        stop(next);
    }

    private LinksFile file() throws IOException {
        return LinksFile.parse(Files.readString(linksFile())).orElseThrow();
    }

    private static Phone projector(Links links) {
        var wish = new JsonObject()
                .put("role", "projector")
                .put("device", Room.freshDevice())
                .put("key", links.keys().projector());
        URI passes = URI.create(links.base() + "/api/sessions/" + links.code() + "/passes");
        String pass = Room.request(HttpRequest.newBuilder(passes)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(wish.encode()))
                        .build())
                .body();
        int port = URI.create(links.base()).getPort();
        return new Phone(port, links.code(), new JsonObject(pass), 0).comeBack();
    }

    private static int phones(Phone screen) {
        return screen.awaitItem("presence", _ -> true).getInteger("phones");
    }

    @Test
    void the_log_is_json_when_asked_for() throws Exception {
        var command = command(
                "rostrum",
                "--port",
                "0",
                "--data",
                data(),
                "--links",
                linksFile().toString());
        command.environment().put("ROSTRUM_LOG", "json");
        started.add(command.start());
        links();
        stop(started.getLast());
        assertThat(said("rostrum.out")).isEmpty();
        assertThat(said("rostrum.err").lines())
                .isNotEmpty()
                .allMatch(line -> line.startsWith("{\"timestamp\":") && line.endsWith("}"));
    }

    @Test
    void a_kill_leaves_redis_for_the_next_start_to_take_over() throws Exception {
        Process killed = rostrum();
        links();
        List<Long> before = redis();
        killed.destroyForcibly().waitFor();
        assertThat(redis()).isEqualTo(before).hasSize(1);

        Files.delete(linksFile());
        Process next = rostrum();
        links();
        assertThat(redis()).isEqualTo(before);
        stop(next);
        assertThat(redis()).isEmpty();
    }

    @Test
    void a_stop_in_the_middle_of_the_start_leaves_no_redis() throws Exception {
        Process rostrum = rostrum();
        await().atMost(SOON).until(() -> !redis().isEmpty());
        stop(rostrum);
        assertThat(redis()).isEmpty();
        assertThat(said("err")).doesNotContain("Exception");
    }

    @Test
    void a_second_one_in_the_same_directory_is_refused_and_does_no_harm() throws Exception {
        Process first = rostrum();
        links();
        Process second = start("second", "--port", "0", "--data", data());
        assertRefused(second, "second", "Another Rostrum works in ");
        assertThat(redis()).hasSize(1);
        stop(first);
    }

    @Test
    void a_port_in_use_is_one_sentence_and_leaves_no_redis() throws Exception {
        try (var taken = new ServerSocket(0)) {
            String port = Integer.toString(taken.getLocalPort());
            Process refused = start("refused", "--port", port, "--data", data());
            assertRefused(refused, "refused", "Port " + port + " is in use");
        }
        assertThat(redis()).isEmpty();
    }

    @Test
    void a_redis_that_cannot_be_reached_is_one_sentence() throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Process refused = start("refused", "--port", "0", "--data", data(), "--redis", "redis://127.0.0.1:" + port);
        assertRefused(refused, "refused", "Redis at redis://127.0.0.1:" + port + " cannot be reached");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"series\":{}}", "[]"})
    void a_broken_series_is_one_sentence(String text) throws Exception {
        Path file = Files.writeString(directory.resolve("series.json"), text);
        Process refused = start("refused", "--data", data(), "--series", file.toString());
        assertRefused(refused, "refused", "The series file " + file + " is broken: ");
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void an_unknown_flag_is_one_sentence() throws Exception {
        assertRefused(start("refused", "--prot", "1"), "refused", "--prot");
    }

    @Test
    void links_of_a_directory_that_has_none_are_one_sentence() throws Exception {
        assertRefused(start("refused", "links", "--data", data()), "refused", "There are no links in ");
    }

    private void assertRefused(Process process, String name, String expected) throws Exception {
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(said(name + ".out")).isEmpty();
        List<String> lines = said(name + ".err")
                .lines()
                .filter(line -> !line.contains(" INFO "))
                .toList();
        assertThat(lines).singleElement().asString().contains(expected);
    }

    private Process rostrum() throws IOException {
        return start(
                "rostrum",
                "--port",
                "0",
                "--data",
                data(),
                "--address",
                "vote.example",
                "--links",
                linksFile().toString());
    }

    private Process start(String name, String... args) throws IOException {
        Process process = command(name, args).start();
        started.add(process);
        return process;
    }

    private ProcessBuilder command(String name, String... args) {
        var command = new ProcessBuilder(Program.rostrum(List.of(), List.of(args)))
                .redirectOutput(directory.resolve(name + ".out").toFile())
                .redirectError(directory.resolve(name + ".err").toFile());
        command.environment().keySet().removeIf(variable -> variable.startsWith("ROSTRUM_"));
        return command;
    }

    private static void stop(Process process) throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    private Links links() {
        await().atMost(SOON).until(() -> Files.exists(linksFile()));
        try {
            return LinksFile.parse(Files.readString(linksFile())).orElseThrow().links();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path linksFile() {
        return directory.resolve("links.json");
    }

    private String data() {
        return directory.resolve("data").toString();
    }

    private String said(String name) throws IOException {
        String file = name.contains(".") ? name : "rostrum." + name;
        return Files.readString(directory.resolve(file), StandardCharsets.UTF_8);
    }

    private String password() throws IOException {
        return Files.readAllLines(directory.resolve("data/redis/instance")).stream()
                .filter(line -> line.startsWith("password="))
                .map(line -> line.substring("password=".length()))
                .findFirst()
                .orElseThrow();
    }

    private List<Long> redis() throws IOException {
        Path here = directory.toRealPath().resolve("data/redis");
        return ProcessHandle.allProcesses()
                .filter(process -> here.equals(workingDirectory(process)))
                .map(ProcessHandle::pid)
                .toList();
    }

    private static Path workingDirectory(ProcessHandle process) {
        try {
            return Path.of("/proc", Long.toString(process.pid()), "cwd").toRealPath();
        } catch (IOException e) {
            return Path.of("/");
        }
    }
}
