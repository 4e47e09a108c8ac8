package io.rostrum.bench;

import io.rostrum.bench.peers.BareFan;
import io.rostrum.drill.Launch;
import io.rostrum.drill.Program;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Another program that tells many sockets what one says, in a process of its own. */
final class Peer implements Broadcast {
    static final String BARE = "bare Vert.x";
    static final String SOCKET_IO = "Socket.IO";
    static final String WITHOUT_NODE = "there is no node, or npm could not install it (see load-tests/bench).";

    private static final int SOCKETS_AT_ONCE = 200;
    private static final long STARTS_WITHIN = TimeUnit.SECONDS.toNanos(20);
    private static final Path PEERS = Launch.file("load-tests/peers");
    private static final Path MODULES = PEERS.resolve("node_modules");

    /** One for each kind of processor; npm installs the one that fits. */
    private static final List<String> BUNS = List.of("@oven/bun-linux-x64", "@oven/bun-linux-aarch64");

    private static final byte[] VERSION = "\"version\":".getBytes(StandardCharsets.US_ASCII);

    /** How a peer is spoken to: the path, and what goes around a change's number. */
    private record Dialect(String name, String path, String before, String after) {}

    private final Dialect dialect;
    private final Loop loop;
    private final Program program;
    private final int port;
    private final Delays delays = new Delays();
    private final List<Listener> listeners = new ArrayList<>();

    private Peer(Dialect dialect, Measure.Given given, Loop loop) {
        this.dialect = dialect;
        this.loop = loop;
        this.program = new Program(given.directory().resolve(dialect.name() + ".log"));
        this.port = given.ports().free();
    }

    /** @param size how many bytes a text has */
    static Optional<Broadcast> bare(Measure.Given given, Loop loop, int size) {
        var peer = new Peer(new Dialect(BARE, "/", "", ""), given, loop);
        return Optional.of(
                peer.start(Delivered.program(BareFan.class, Integer.toString(peer.port), Integer.toString(size))));
    }

    /** The same with Socket.IO, if it is there. */
    static Optional<Broadcast> socketIo(Measure.Given given, Loop loop, int size) {
        Optional<Path> socketIo = Optional.of(MODULES.resolve("socket.io")).filter(Files::isDirectory);
        return socketIo.flatMap(_ -> node())
                .map(node -> new Peer(
                                new Dialect(SOCKET_IO, "/socket.io/?EIO=4&transport=websocket", "42[\"change\",", "]"),
                                given,
                                loop)
                        .start(node, "fan.js", size));
    }

    private static Optional<Path> node() {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, "node"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The same with Bun, whose server is uWebSockets, if it is there. */
    static Optional<Broadcast> uWebSockets(Measure.Given given, Loop loop, int size) {
        return BUNS.stream()
                .map(its -> MODULES.resolve(its).resolve("bin/bun"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(bun ->
                        new Peer(new Dialect("uWebSockets", "/", "", ""), given, loop).start(bun, "fan-uws.js", size));
    }

    private Broadcast start(Path runtime, String script, int size) {
        return start(List.of(
                runtime.toString(), PEERS.resolve(script).toString(), Integer.toString(port), Integer.toString(size)));
    }

    private Peer start(List<String> command) {
        program.start(command, Map.of());
        long end = System.nanoTime() + STARTS_WITHIN;
        while (!isThere()) {
            if (System.nanoTime() > end || !program.isAlive()) {
                throw new IllegalStateException(program.said());
            }
            Loop.rest(20);
        }
        return this;
    }

    private boolean isThere() {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Knows the few words of Engine.IO that a browser's library says; a bare peer says none of them. */
    private final class Listener implements Cord.Ear {
        private final Promise<Void> there = Promise.promise();
        private @Nullable Cord cord;
        private long known = delays.said();

        Future<Void> come() {
            Cord.open(loop.net(), port, dialect.path(), "", this)
                    .onSuccess(this::opened)
                    .onFailure(there::tryFail);
            return there.future();
        }

        private void opened(Cord its) {
            cord = its;
            if (dialect.before().isEmpty()) {
                there.complete();
            } else {
                its.write("40");
            }
        }

        @Override
        public void heard(byte[] bytes, int from, int to) {
            if (to - from == 1 && bytes[from] == '2') {
                say("3");
            } else if (bytes[from] == '4' && bytes[from + 1] == '0') {
                there.tryComplete();
            } else {
                told(bytes, from);
            }
        }

        private void told(byte[] bytes, int from) {
            int at = Bytes.indexOf(bytes, VERSION, from);
            if (at >= 0) {
                long change = Bytes.decimal(bytes, at + VERSION.length);
                delays.heard(known, change, System.nanoTime());
                known = change;
            }
        }

        void say(String text) {
            Objects.requireNonNull(cord).write(text);
        }

        void leave() {
            Objects.requireNonNull(cord).close();
        }
    }

    @Override
    public void come(int sockets) {
        for (int i = 0; i < sockets; i++) {
            listeners.add(new Listener());
        }
        for (int from = 0; from < sockets; from += SOCKETS_AT_ONCE) {
            List<Listener> some = listeners.subList(from, Math.min(sockets, from + SOCKETS_AT_ONCE));
            loop.await(() -> Future.all(some.stream().map(Listener::come).toList()));
        }
    }

    @Override
    public void leave() {
        loop.run(() -> {
            listeners.forEach(Listener::leave);
            listeners.clear();
        });
    }

    @Override
    public void say(long change) {
        listeners.getFirst().say(dialect.before() + change + dialect.after());
    }

    @Override
    public boolean isQuiet() {
        return delays.areDone(listeners.size());
    }

    @Override
    public String name() {
        return dialect.name();
    }

    @Override
    public long pid() {
        return program.pid();
    }

    @Override
    public Delays delays() {
        return delays;
    }

    @Override
    public void close() {
        program.close();
    }
}
