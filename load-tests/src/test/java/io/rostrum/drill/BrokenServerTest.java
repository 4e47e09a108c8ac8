package io.rostrum.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drill that cannot fail proves nothing: servers that break a promise are found out. */
class BrokenServerTest {
    private static final int VOTERS = 150;
    private static final String TAKES_OFF = "  count(its, stored.counters, -1)\n  count(its, counters, 1)\n";
    private static final String ADDS_ONLY = "  count(its, counters, 1)\n";

    @TempDir
    private Path directory;

    @Test
    void a_server_that_acknowledges_before_the_store_has_answered_fails() {
        Report report = drill(Launch.of("io.rostrum.HastyMain", "target/test-classes"));
        assertThat(report.passed()).as(report.text()).isFalse();
        assertThat(report.broken()).contains("acknowledged ballots that a phone had to bring back");
    }

    @Test
    void a_server_that_adds_counters_without_taking_the_old_ones_off_fails() throws IOException {
        String script = script();
        assertThat(script).contains(TAKES_OFF);
        Path broken = Files.createDirectories(directory.resolve("broken/redis"));
        Files.writeString(broken.resolve("cast.lua"), script.replace(TAKES_OFF, ADDS_ONLY));
        Report report = drill(Launch.of("io.rostrum.Main", broken.getParent().toString()));
        assertThat(report.passed()).as(report.text()).isFalse();
        assertThat(report.broken()).contains("lost, doubled or wrong");
    }

    private static String script() throws IOException {
        try (InputStream in = Store.class.getResourceAsStream("/redis/cast.lua")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Report drill(Launch launch) {
        return new KillNode()
                .run(new Drill.Given(directory.resolve("drill"), new Random(1), VOTERS, launch, Duration.ZERO));
    }
}
