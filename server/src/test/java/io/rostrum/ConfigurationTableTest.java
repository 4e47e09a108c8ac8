package io.rostrum;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What docs/operations.md says of the options is what the command line says of them. */
class ConfigurationTableTest {
    @Test
    void the_table_in_the_docs_is_the_one_of_the_code() throws Exception {
        List<String> expected = Options.table();
        List<String> found = Files.readAllLines(Path.of("../docs/operations.md")).stream()
                .dropWhile(line -> !line.equals(expected.getFirst()))
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        assertThat(found).as("It should be\n" + String.join("\n", expected)).isEqualTo(expected);
    }
}
