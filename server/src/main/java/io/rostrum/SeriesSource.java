package io.rostrum;

import io.rostrum.domain.Programme;
import io.rostrum.wire.SeriesFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the series comes from: a file of the organisers, or the example that Rostrum brings along. */
final class SeriesSource {

    private static final String EXAMPLE = "/series/example.json";

    private SeriesSource() {}

    /** Reads the file, or the example if there is none. */
    static Programme read(@Nullable Path file) throws CannotStart {
        return switch (SeriesFile.read(file == null ? example() : text(file))) {
            case SeriesFile.Sound(Programme programme) -> programme;
            case SeriesFile.Broken(String fault) ->
                throw new CannotStart("The series file " + file + " is broken: " + fault + ".");
        };
    }

    private static String text(Path file) throws CannotStart {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new CannotStart("The series file " + file + " is not in UTF-8.");
        } catch (IOException e) {
            throw new CannotStart("The series file " + file + " cannot be read", e);
        }
    }

    private static String example() {
        try (var packed = SeriesSource.class.getResourceAsStream(EXAMPLE)) {
            if (packed == null) {
                throw new IllegalStateException("the example series was not packed");
            }
            return new String(packed.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the example series cannot be read", e);
        }
    }
}
