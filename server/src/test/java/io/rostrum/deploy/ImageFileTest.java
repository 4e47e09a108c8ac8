package io.rostrum.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.Options;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The image's file, read; deploy/try-image builds and runs it where that can be done. */
class ImageFileTest {
    @Test
    void it_runs_as_a_number_that_is_not_root_and_is_told_to_stop_by_the_signal_that_drains() {
        assertThat(said("USER")).matches("[1-9]\\d*:[1-9]\\d*");
        assertThat(said("STOPSIGNAL")).isEqualTo("SIGTERM");
        assertThat(said("ENTRYPOINT")).startsWith("[\"java\"").endsWith("\"/opt/rostrum/rostrum.jar\"]");
        assertThat(said("HEALTHCHECK")).endsWith("CMD [\"/opt/rostrum/healthy\"]");
    }

    @Test
    void the_variables_are_options() {
        var variables = Pattern.compile("ROSTRUM_\\w+")
                .matcher(said("ENV"))
                .results()
                .map(its -> its.group())
                .toList();
        assertThat(variables).isNotEmpty().isSubsetOf(Options.variables());
    }

    @Test
    void only_what_it_is_made_of_is_sent_to_be_built() {
        assertThat(Deploy.text(".dockerignore").lines().filter(line -> !line.startsWith("#")))
                .containsExactly("*", "!server/target/rostrum.jar", "!server/target/lib", "!deploy/healthy");
    }

    /** What the instruction's last occurrence says, on one line. */
    static String said(String instruction) {
        String joined = Deploy.text("deploy/Dockerfile").replaceAll("\\\\\\n\\s*", "");
        return joined.lines()
                .filter(line -> line.startsWith(instruction + " "))
                .map(line -> line.substring(instruction.length() + 1).strip())
                .reduce((_, last) -> last)
                .orElseThrow();
    }
}
