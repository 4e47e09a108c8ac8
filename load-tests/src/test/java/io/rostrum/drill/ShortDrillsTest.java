package io.rostrum.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The drills that break most, with few voters: what they promise is kept, whatever time it takes. */
class ShortDrillsTest {
    private static final int VOTERS = 200;

    private final long seed = Long.getLong("rostrum.seed", System.nanoTime());

    @TempDir
    private Path directory;

    static List<Drill> drills() {
        return List.of(new KillNode(), new Rolling(), new Slow());
    }

    @ParameterizedTest
    @MethodSource("drills")
    void a_drill_keeps_its_promises(Drill drill) {
        var given = new Drill.Given(directory, new Random(seed), VOTERS, Launch.packed(), Duration.ZERO);
        Report report = drill.run(given);
        System.out.println(report.text());
        assertThat(report.brokenWhateverTheTime())
                .as("rostrum.seed=%d%n%s", seed, report.text())
                .isEmpty();
    }
}
