package io.rostrum;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a folder that starts with nothing but a JDK: the packed server with its libraries, and what was packed in it for this:
 * launcher, licences and documents. A folder that is such a bundle already is brought up to date, and its data stays.
 */
final class BundleCommand {
    private static final String SUMS = "SHA256SUMS";
    private static final String JAR = "rostrum.jar";
    private static final String DATA = "data";
    private static final Set<String> PROGRAMS = Set.of("rostrum");

    private final Path folder;
    private final Map<String, String> sums = new TreeMap<>();

    private BundleCommand(Path folder) {
        this.folder = folder;
    }

    /** Writes the bundle and gives the sentence to print. */
    static String run(Path folder, Path jar) throws CannotStart {
        try {
            var bundle = new BundleCommand(folder.toAbsolutePath().normalize());
            bundle.insistOnPlace(jar);
            bundle.write(jar.toRealPath());
            return "Rostrum " + Version.text() + " is in " + bundle.folder
                    + ": copy that folder anywhere and start ./rostrum there.";
        } catch (IOException e) {
            throw new CannotStart("The bundle cannot be written to " + folder, e);
        }
    }

    private void insistOnPlace(Path jar) throws CannotStart, IOException {
        if (!jar.getFileName().toString().equals(JAR)) {
            throw new CannotStart("Only a packed Rostrum can be bundled: build it with ./rostrum first.");
        }
        if (!Files.exists(folder)) {
            return;
        }
        if (Files.isSameFile(folder, jar.toRealPath().getParent())) {
            throw new CannotStart("This Rostrum runs from " + folder + " itself: give another folder.");
        }
        if (!isEmpty(folder) && !(Files.exists(folder.resolve(SUMS)) && Files.exists(folder.resolve(JAR)))) {
            throw new CannotStart(folder + " is not empty and no bundle of Rostrum: give a new folder.");
        }
        insistOnNobody();
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }

    /** A server whose libraries are replaced under it would fall. */
    private void insistOnNobody() throws CannotStart, IOException {
        Path data = folder.resolve(DATA);
        if (Files.exists(data.resolve("lock"))) {
            DataDirectory.take(data).close();
        }
    }

    private void write(Path jar) throws IOException {
        Set<String> before = Files.exists(folder.resolve(SUMS)) ? listed() : Set.of();
        copyAll(jar.resolveSibling("lib"), "lib/");
        try (FileSystem packed = FileSystems.newFileSystem(jar)) {
            copyAll(packed.getPath("/bundle"), "");
        }
        copy(jar, JAR);
        writeSums();
        for (String gone : before) {
            if (!sums.containsKey(gone)) {
                Files.deleteIfExists(folder.resolve(gone));
            }
        }
    }

    private Set<String> listed() throws IOException {
        return Files.readAllLines(folder.resolve(SUMS)).stream()
                .map(line -> line.substring(line.indexOf("  ") + 2))
                .filter(this::isOurs)
                .collect(Collectors.toSet());
    }

    /** What a list names outside of the bundle, or in its data, is not ours to delete. */
    private boolean isOurs(String name) {
        Path file = folder.resolve(name).normalize();
        return file.startsWith(folder) && !file.startsWith(folder.resolve(DATA));
    }

    private void copyAll(Path from, String to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                copy(file, to + from.relativize(file).toString().replace('\\', '/'));
            }
        }
    }

    /** Each file is whole or not there, whenever the copying is cut short. */
    private void copy(Path from, String name) throws IOException {
        Path file = folder.resolve(name);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.createDirectories(file.getParent());
        byte[] content = Files.readAllBytes(from);
        Files.write(fresh, content);
        if (PROGRAMS.contains(name) && !fresh.toFile().setExecutable(true, false)) {
            throw new IOException(name + " cannot be made executable");
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        sums.put(name, sum(content));
    }

    private static String sum(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private void writeSums() throws IOException {
        String lines = sums.entrySet().stream()
                .map(file -> file.getValue() + "  " + file.getKey() + "\n")
                .collect(Collectors.joining());
        Files.writeString(folder.resolve(SUMS), lines, StandardCharsets.UTF_8);
    }
}
