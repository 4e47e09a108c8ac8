package io.rostrum.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder for a closed network. */
class BundleTest {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /** All that the launcher calls; above all no redis-server, no Maven and no java. */
    private static final List<String> TOOLS = List.of("bash", "dirname", "readlink", "sed", "uname");

    @TempDir
    private Path directory;

    @Test
    void it_runs_with_nothing_but_a_jdk_where_no_network_leads_anywhere() throws Exception {
        assumeTrue(run("unshare", "-n", "true").ended(), "This needs unshare -n, which is root's: skipped.");
        bundle(directory.resolve("first"));
        Path moved = Files.move(directory.resolve("first"), directory.resolve("会议室 5"));
        Path links = directory.resolve("links.json");
        Process rostrum = launchAlone(moved, links);
        try {
            await().atMost(SOON)
                    .failFast("it runs: " + directory, () -> !rostrum.isAlive())
                    .until(() -> Links.read(links), Optional::isPresent);
            assertThat(Links.read(links).orElseThrow().attendee()).startsWith("http://127.0.0.1:");
            Result vote = run(
                    "nsenter",
                    "-n",
                    "-t",
                    Long.toString(rostrum.pid()),
                    JAVA.toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    VoteFromInside.class.getName(),
                    links.toString());
            assertThat(vote.said()).contains("200 a phone page", "1 has scored");
            assertThat(Files.readString(directory.resolve("log"))).contains("Started Redis 6.2");
        } finally {
            rostrum.destroy();
            assertThat(rostrum.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(files(moved)).doesNotContain("data");
    }

    /** In a network of its own that has only its loopback. */
    private Process launchAlone(Path bundle, Path links) throws IOException {
        Path tools = Files.createDirectory(directory.resolve("tools"));
        for (String tool : TOOLS) {
            Path real = Stream.of("/bin", "/usr/bin")
                    .map(place -> Path.of(place, tool))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
            Files.createSymbolicLink(tools.resolve(tool), real);
        }
        String command = "ip link set lo up && exec /usr/bin/env -i PATH=\"$1\" JAVA_HOME=\"$2\" HOME=/nowhere"
                + " \"$3/rostrum\" --port 0 --data \"$4\" --links \"$5\"";
        return new ProcessBuilder(
                        "unshare",
                        "-n",
                        "sh",
                        "-c",
                        command,
                        "sh",
                        tools.toString(),
                        System.getProperty("java.home"),
                        bundle.toString(),
                        directory.resolve("elsewhere").toString(),
                        links.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
    }

    @Test
    void every_file_is_listed_with_its_sum_and_the_launcher_can_be_run() throws Exception {
        Path bundle = bundle(directory.resolve("bundle"));
        assertThat(run(
                                "sh",
                                "-c",
                                "cd \"$0\" && sha256sum -c --quiet SHA256SUMS && ./rostrum --version",
                                bundle.toString())
                        .said())
                .startsWith("Rostrum ");
        assertThat(files(bundle))
                .containsExactlyInAnyOrder(
                        "LICENSE",
                        "README.md",
                        "SHA256SUMS",
                        "THIRD-PARTY.md",
                        "docs",
                        "find-jdk",
                        "jvm.options",
                        "lib",
                        "rostrum",
                        "rostrum.jar");
        assertThat(files(bundle.resolve("docs"))).contains("operations.md", "security.md", "protocol.md");
    }

    @Test
    void a_bundle_is_brought_up_to_date_and_its_data_stays() throws Exception {
        Path bundle = bundle(directory.resolve("bundle"));
        Path old = Files.writeString(bundle.resolve("lib/old-1.0.jar"), "old");
        Path sums = bundle.resolve("SHA256SUMS");
        Files.writeString(
                sums,
                Files.readString(sums) + "0".repeat(64) + "  lib/old-1.0.jar\n" + "0".repeat(64) + "  data/votes\n"
                        + "0".repeat(64) + "  ../outside\n");
        Path outside = Files.writeString(directory.resolve("outside"), "mine");
        Path votes =
                Files.writeString(Files.createDirectory(bundle.resolve("data")).resolve("votes"), "kept");
        Path own = Files.writeString(bundle.resolve("our-series.json"), "{}");
        Files.writeString(bundle.resolve("rostrum"), "broken");
        bundle(bundle);
        assertThat(old).doesNotExist();
        assertThat(List.of(votes, own, outside)).allMatch(Files::exists);
        assertThat(run(bundle.resolve("rostrum").toString(), "--version").said())
                .startsWith("Rostrum ");
        assertThat(Files.readString(sums)).doesNotContain("old-1.0", "votes", "outside");
    }

    @Test
    void a_folder_with_other_things_in_it_is_refused_in_one_sentence() throws Exception {
        Path photos = Files.createDirectory(directory.resolve("photos"));
        Files.writeString(photos.resolve("cat.jpg"), "meow");
        Result refused = rostrum("bundle", photos.toString());
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.said().lines())
                .singleElement()
                .asString()
                .contains(photos + " is not empty and no bundle of Rostrum");
        assertThat(files(photos)).containsExactly("cat.jpg");
    }

    private Path bundle(Path folder) throws Exception {
        Result made = rostrum("bundle", folder.toString());
        assertThat(made.code()).as(made.said()).isZero();
        assertThat(made.said()).contains(folder.toString());
        return folder;
    }

    private static Result rostrum(String... args) throws Exception {
        var command = new ArrayList<>(List.of(
                JAVA.toString(), "--sun-misc-unsafe-memory-access=allow", "-jar", System.getProperty("rostrum.jar")));
        command.addAll(List.of(args));
        return run(command.toArray(String[]::new));
    }

    private record Result(int code, String said) {
        boolean ended() {
            return code == 0;
        }
    }

    private static Result run(String... command) throws Exception {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return new Result(process.waitFor(), said);
        } catch (IOException e) {
            return new Result(-1, String.valueOf(e.getMessage()));
        }
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.map(file -> file.getFileName().toString()).toList();
        }
    }
}
