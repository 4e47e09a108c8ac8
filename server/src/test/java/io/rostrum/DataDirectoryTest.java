package io.rostrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    private Path temporary;

    @Test
    void the_key_is_made_once_and_for_its_owner_alone() throws Exception {
        byte[] first;
        try (var data = DataDirectory.take(temporary)) {
            first = data.key(new Random(1)).bytes();
            assertThat(first).hasSize(32);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temporary.resolve("key"))))
                .isEqualTo("rw-------");
        try (var data = DataDirectory.take(temporary)) {
            assertThat(data.key(new Random(2)).bytes()).isEqualTo(first);
        }
    }

    @Test
    void a_second_one_on_the_same_directory_is_refused_until_the_first_is_gone() throws Exception {
        try (var first = DataDirectory.take(temporary)) {
            assertThatThrownBy(() -> DataDirectory.take(temporary))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("Another Rostrum works in " + temporary);
            assertThat(first.redis()).isEqualTo(temporary.toRealPath().resolve("redis"));
        }
        DataDirectory.take(temporary).close();
    }

    @Test
    void a_key_file_that_holds_no_key_is_named() throws IOException {
        Path file = Files.writeString(temporary.resolve("key"), "c2hvcnQ=");
        assertThatThrownBy(() -> DataDirectory.read(file))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("32 bytes");
    }

    @Test
    void a_directory_that_cannot_be_made_is_named() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));
        assertThatThrownBy(() -> DataDirectory.take(file.resolve("data")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("cannot be used");
    }
}
