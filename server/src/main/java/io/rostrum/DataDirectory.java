package io.rostrum;

import io.rostrum.domain.SessionId;
import io.rostrum.store.PrivateFile;
import io.rostrum.wire.LinksFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Where one Rostrum keeps what must outlive it; held by a lock that the system drops with the process, however it ends. */
final class DataDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel lockFile;

    private DataDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /** Makes the directory if need be and takes it; fails if another Rostrum has it. */
    static DataDirectory take(Path path) throws CannotStart {
        try {
            Path real = PrivateFile.directory(path);
            var channel = FileChannel.open(real.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lock(channel)) {
                channel.close();
                throw new CannotStart("Another Rostrum works in " + real + ": stop it, or give another --data.");
            }
            return new DataDirectory(real, channel);
        } catch (IOException e) {
            throw new CannotStart("The data directory " + path + " cannot be used", e);
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    Path redis() {
        return redis(path);
    }

    /** Where the Redis of a data directory works. */
    static Path redis(Path path) {
        return path.resolve("redis");
    }

    /** The key of this directory, made at the first start. */
    SigningKey key(RandomGenerator chance) throws CannotStart {
        Path file = path.resolve("key");
        if (Files.exists(file)) {
            return read(file);
        }
        var fresh = SigningKey.random(chance);
        try {
            PrivateFile.write(file, fresh.text());
            return fresh;
        } catch (IOException e) {
            throw new CannotStart("The key file " + file + " cannot be written", e);
        }
    }

    static SigningKey read(Path file) throws CannotStart {
        try {
            return SigningKey.parse(Files.readString(file))
                    .orElseThrow(() ->
                            new CannotStart("The key file " + file + " does not hold 32 bytes or more in Base64."));
        } catch (IOException e) {
            throw new CannotStart("The key file " + file + " cannot be read", e);
        }
    }

    /** The session in which this directory's Rostrum rehearses, always the same; empty if it never did and is not to now. */
    Optional<SessionId> rehearsal(boolean wanted, Supplier<String> ids) throws CannotStart {
        Path file = path.resolve("rehearsal");
        try {
            if (wanted && !Files.exists(file)) {
                PrivateFile.write(file, "rehearsal-" + ids.get() + "\n");
            }
            return Files.exists(file)
                    ? Optional.of(new SessionId(Files.readString(file).strip()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new CannotStart("The file " + file + " cannot be used", e);
        } catch (IllegalArgumentException e) {
            throw new CannotStart("The file " + file + " does not hold the name of a session: delete it.");
        }
    }

    void keep(LinksFile links) throws IOException {
        PrivateFile.write(linksFile(path), links.text());
    }

    /** The links that were kept last in a directory, which need not be taken for this. */
    static Optional<LinksFile> links(Path path) {
        try {
            return LinksFile.parse(Files.readString(linksFile(path)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Path linksFile(Path path) {
        return path.resolve("links.json");
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
