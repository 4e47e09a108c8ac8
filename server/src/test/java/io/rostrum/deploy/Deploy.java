package io.rostrum.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files that an operator installs. */
final class Deploy {
    private Deploy() {}

    /** A file of the repository; tests run in the module's directory. */
    static Path file(String name) {
        return Path.of("..").resolve(name).toAbsolutePath().normalize();
    }

    static String text(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every document of a YAML text; a key that stands twice is a fault. */
    static List<Yamls> yamls(String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return StreamSupport.stream(
                        new Yaml(new SafeConstructor(options)).loadAll(text).spliterator(), false)
                .filter(Map.class::isInstance)
                .map(Yamls::new)
                .toList();
    }

    static Yamls yaml(String name) {
        return yamls(text(name)).getFirst();
    }
}
