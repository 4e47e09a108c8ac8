package io.rostrum.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as {@code deploy/rostrum.service} has it, run by a real systemd where one can be booted. */
class UnderSystemdTest {
    private static final int CANNOT_BE_DONE_HERE = 2;

    @TempDir
    private Path directory;

    @Test
    void a_killed_node_comes_back_to_its_redis_and_a_stop_leaves_nothing() throws Exception {
        Path told = directory.resolve("told");
        Process trial = new ProcessBuilder(Launch.file("deploy/try-unit").toString())
                .redirectErrorStream(true)
                .redirectOutput(told.toFile())
                .start();
        int end = trial.waitFor();
        String text = Files.readString(told);
        assumeTrue(end != CANNOT_BE_DONE_HERE, text);
        assertThat(end).as(text).isZero();
        assertThat(text)
                .containsPattern("(?m)^user rostrum, capabilities 0{16}$")
                .containsPattern("(?m)^ready \\d+ ms after the restart that followed a kill$")
                .contains("Redis had gone on", "success, processes left: 0");
    }
}
