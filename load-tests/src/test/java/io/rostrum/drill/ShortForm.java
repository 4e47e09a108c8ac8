package io.rostrum.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

/** A drill with few voters, which keeps its promises as the long one does, whatever time it takes. */
final class ShortForm {
    private static final int VOTERS = 200;

    private ShortForm() {}

    static void of(Drill drill, Path directory) {
        long seed = Long.getLong("rostrum.seed", System.nanoTime());
        var given = new Drill.Given(directory, new Random(seed), VOTERS, Launch.packed(), Duration.ZERO);
        Report report = drill.run(given);
        System.out.println(report.text());
        assertThat(report.brokenWhateverTheTime())
                .as("rostrum.seed=%d%n%s", seed, report.text())
                .isEmpty();
    }
}
