package io.rostrum.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {

    @TempDir
    private Path directory;

    @Test
    void only_its_owner_may_read_it_even_if_all_could_before() throws IOException {
        Path file = Files.writeString(directory.resolve("links.json"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        PrivateFile.write(file, "new 新");
        assertThat(file).hasContent("new 新");
        assertThat(rights(file)).isEqualTo("rw-------");
        assertThat(directory.toFile().list()).containsExactly("links.json");
    }

    @Test
    void a_failed_write_leaves_nothing_behind() throws IOException {
        Path taken = directory.resolve("taken");
        Files.createDirectories(taken.resolve("by-a-directory"));
        assertThatThrownBy(() -> PrivateFile.write(taken, "text")).isInstanceOf(IOException.class);
        assertThat(directory.toFile().list()).containsExactly("taken");
    }

    @Test
    void a_directory_that_is_made_is_closed_to_others_but_its_parents_are_not() throws IOException {
        Path made = PrivateFile.directory(directory.resolve("parent/own"));
        assertThat(rights(made)).isEqualTo("rwx------");
        assertThat(rights(directory.resolve("parent"))).isNotEqualTo("rwx------");
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
