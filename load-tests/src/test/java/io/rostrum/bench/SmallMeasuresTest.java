package io.rostrum.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.drill.Ports;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every measure can be taken; how fast anything is, is no matter here. */
class SmallMeasuresTest {
    private static final double FEW = 0.004;

    @TempDir
    private Path directory;

    /** Differs from another by a number alone. */
    private static final String LARGER = "hall";

    static List<Measure> measures() {
        return Measure.ALL.stream()
                .filter(measure -> !measure.name().equals(LARGER))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("measures")
    void a_measure_ends_with_a_table_and_without_a_fault(Measure measure) {
        Table table = measure.run(new Measure.Given(directory, new Ports(new Random()), FEW, 1));
        System.out.println(table.text());
        assertThat(table.faults()).as(table.text()).isEmpty();
        assertThat(table.text().lines()).hasSizeGreaterThan(3);
    }
}
