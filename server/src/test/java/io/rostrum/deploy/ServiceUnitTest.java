package io.rostrum.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rostrum.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit for systemd, as systemd's own tools read it; {@code deploy/try-unit} runs it. */
class ServiceUnitTest {
    private static final Path ANALYZE = Path.of("/usr/bin/systemd-analyze");

    /** What it calls OK, of ten. */
    private static final double MOST_EXPOSED = 2.0;

    @TempDir
    private Path directory;

    @Test
    void systemd_understands_every_line() throws Exception {
        assumeTrue(Files.exists(ANALYZE));
        assertThat(analyze("verify", "--man=no")).isEmpty();
    }

    @Test
    void little_of_the_machine_is_open_to_it() throws Exception {
        assumeTrue(Files.exists(ANALYZE));
        var level = Pattern.compile("exposure level for rostrum.service: ([\\d.]+)")
                .matcher(analyze("security", "--offline=true"));
        assertThat(level.find()).isTrue();
        assertThat(Double.parseDouble(level.group(1))).isLessThan(MOST_EXPOSED);
    }

    @Test
    void it_is_told_to_stop_alone_and_has_the_time_to_drain() {
        String unit = Deploy.text("deploy/rostrum.service");
        assertThat(unit).contains("\nKillMode=process\n", "\nTimeoutStopSec=30\n", "\nLimitNOFILE=65536\n");
        assertThat(unit).doesNotContain("\nMemoryDenyWriteExecute=");
    }

    /** What it says of the unit, with the launcher where it is here. */
    private String analyze(String... how) throws IOException {
        String here = Deploy.text("deploy/rostrum.service")
                .replace("/opt/rostrum/rostrum", Deploy.file("rostrum").toString())
                .replace("/opt/rostrum", Deploy.file(".").toString());
        Path unit = Files.writeString(directory.resolve("rostrum.service"), here);
        var command = new java.util.ArrayList<>(List.of(ANALYZE.toString()));
        command.addAll(List.of(how));
        command.add(unit.toString());
        return Program.run(directory.resolve("log"), Map.of(), command);
    }
}
