package io.rostrum;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What docs/operations.md says of the options is what the command line says of them. With -Drostrum.write=true it is made so. */
class ConfigurationTableTest {
    private static final Path DOCS = Path.of("../docs/operations.md");

    @Test
    void the_table_in_the_docs_is_the_one_of_the_code() throws IOException {
        List<String> expected = Options.table();
        List<String> lines = Files.readAllLines(DOCS);
        int from = lines.indexOf(expected.getFirst());
        assertThat(from).as("the table's head").isNotNegative();
        int to = from;
        while (lines.get(to).startsWith("|")) {
            to++;
        }
        if (Boolean.getBoolean("rostrum.write")) {
            var mended = new ArrayList<>(lines.subList(0, from));
            mended.addAll(expected);
            mended.addAll(lines.subList(to, lines.size()));
            Files.write(DOCS, mended);
        } else {
            assertThat(lines.subList(from, to)).isEqualTo(expected);
        }
    }
}
