package io.rostrum.drill;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drill that waits longest, by itself so that others go on meanwhile. */
class NotReadingTest {
    @TempDir
    private Path directory;

    @Test
    void phones_that_do_not_read_disturb_nobody_and_are_let_go() {
        ShortForm.of(new Slow(), directory);
    }
}
