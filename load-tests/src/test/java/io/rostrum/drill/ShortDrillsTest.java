package io.rostrum.drill;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The drills in which nodes go away. */
class ShortDrillsTest {
    @TempDir
    private Path directory;

    static List<Drill> drills() {
        return List.of(new KillNode(), new Rolling());
    }

    @ParameterizedTest
    @MethodSource("drills")
    void a_drill_keeps_its_promises(Drill drill) {
        ShortForm.of(drill, directory);
    }
}
