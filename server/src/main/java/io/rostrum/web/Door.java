package io.rostrum.web;

import io.rostrum.domain.Command;
import io.rostrum.domain.Pass;
import io.rostrum.domain.SessionId;
import io.rostrum.live.Audiences;
import io.rostrum.store.Register;
import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.ServerWebSocketHandshake;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/** Lets sockets in: the handshake first, then the pass of each Join. It knows all sockets of its event loop, and is used by that loop only. */
final class Door {
    static final String PATH = "/ws";
    static final String PROTOCOL = "rostrum.1";

    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;
    private static final int BAD_REQUEST = 400;
    private static final int UNAVAILABLE = 503;

    /** A socket is checked at every fifteenth look since it came: whoever votes would wait until thousands have been pinged in one go. */
    static final int LOOKS = 15;

    /** What a Join comes to. */
    sealed interface Admission {}

    record Admitted(Pass pass) implements Admission {}

    /** @param retryAfter in ms */
    record TooFast(long retryAfter) implements Admission {}

    record PassExpired() implements Admission {}

    record NoSession() implements Admission {}

    /** The private link has been renewed since; its old passes end. */
    record LinkEnded() implements Admission {}

    private final Passes passes;
    private final Register register;
    private final Audiences audiences;
    private final Limits limits;
    private final Meters meters;
    private final InstantSource clock;
    private final Standing standing;
    private final Turns turns;
    private final Copies copies = new Copies();

    /** Foremost is whoever was checked longest ago. */
    private final SequencedSet<Socket> sockets = new LinkedHashSet<>();

    private int looks;

    Door(
            Passes passes,
            Register register,
            Audiences audiences,
            Limits limits,
            Meters meters,
            InstantSource clock,
            Standing standing,
            Turns turns) {
        this.passes = passes;
        this.register = register;
        this.audiences = audiences;
        this.limits = limits;
        this.meters = meters;
        this.clock = clock;
        this.standing = standing;
        this.turns = turns;
    }

    Audiences audiences() {
        return audiences;
    }

    Copies copies() {
        return copies;
    }

    Limits limits() {
        return limits;
    }

    Meters meters() {
        return meters;
    }

    InstantSource clock() {
        return clock;
    }

    Turns turns() {
        return turns;
    }

    Set<Socket> sockets() {
        return sockets;
    }

    boolean takesPhones() {
        return standing.takesPhones();
    }

    /** While phones are sent away none is let in: whoever asks here is to be led to another node. */
    void handshake(ServerWebSocketHandshake handshake) {
        if (!handshake.path().equals(PATH)) {
            handshake.reject(NOT_FOUND);
        } else if (isForeign(handshake)) {
            handshake.reject(FORBIDDEN);
        } else if (!speaks(handshake)) {
            handshake.reject(BAD_REQUEST);
        } else if (!takesPhones()) {
            handshake.reject(UNAVAILABLE);
        } else {
            handshake.accept();
        }
    }

    /** A page from elsewhere must not act here; what sends no Origin is no browser. */
    private static boolean isForeign(ServerWebSocketHandshake handshake) {
        String origin = handshake.headers().get("Origin");
        String host = handshake.headers().get("Host");
        return origin != null
                && !origin.equalsIgnoreCase("http://" + host)
                && !origin.equalsIgnoreCase("https://" + host);
    }

    private static boolean speaks(ServerWebSocketHandshake handshake) {
        String offered = handshake.headers().get("Sec-WebSocket-Protocol");
        return offered != null && List.of(offered.split("\\s*,\\s*")).contains(PROTOCOL);
    }

    void open(ServerWebSocket ws) {
        var socket = new Socket(ws, this);
        sockets.add(socket);
        meters.sockets(1);
        if (!takesPhones()) {
            socket.depart();
        }
    }

    void gone(Socket socket) {
        if (sockets.remove(socket)) {
            meters.sockets(-1);
        }
    }

    /** How many there have been. They are counted, as a clock may be set back. */
    int looks() {
        return looks;
    }

    /** Checks the sockets whose turn it is. */
    void look() {
        looks++;
        while (!sockets.isEmpty() && looks - sockets.getFirst().checkedAt() >= LOOKS) {
            Socket foremost = sockets.getFirst();
            sockets.addLast(foremost);
            foremost.check();
        }
    }

    /** Sends everybody away, to come back to the server that is started next. */
    void closeAll() {
        List.copyOf(sockets).forEach(socket -> socket.close(CloseCode.RESTARTING));
    }

    /**
     * Whom the pass lets in. The code is looked up as well, so that a pass is of use only while its session has it; but only
     * for whoever has a pass, or codes could be tried here without end.
     */
    Future<Admission> admit(Command.Join join) {
        return passes.check(join.pass())
                .compose(pass -> pass.isEmpty() ? Future.succeededFuture(new PassExpired()) : admit(join, pass.get()));
    }

    /** A Join costs a whole map, so it counts among the commands of its pass. */
    private Future<Admission> admit(Command.Join join, Pass pass) {
        long wait = limits.command(join, pass);
        return wait > 0
                ? Future.succeededFuture(new TooFast(wait))
                : register.byCode(join.session()).compose(session -> admit(pass, session));
    }

    private Future<Admission> admit(Pass pass, Optional<SessionId> session) {
        if (session.isEmpty()) {
            return Future.succeededFuture(new NoSession());
        } else if (!session.get().equals(pass.session())) {
            return Future.succeededFuture(new PassExpired());
        } else if (pass.link().equals(Pass.BY_CODE)) {
            return Future.succeededFuture(new Admitted(pass));
        }
        return register.secrets(pass.session())
                .map(secrets -> stands(pass, secrets) ? new Admitted(pass) : new LinkEnded());
    }

    private static boolean stands(Pass pass, Register.Secrets secrets) {
        Register.Link link = secrets.links().get(pass.link());
        return link != null && link.generation() == pass.generation();
    }
}
