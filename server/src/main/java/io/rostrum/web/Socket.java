package io.rostrum.web;

import io.micrometer.core.instrument.Timer;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.rostrum.domain.Command;
import io.rostrum.domain.Pass;
import io.rostrum.domain.Refusal;
import io.rostrum.domain.Reply;
import io.rostrum.live.Screen;
import io.rostrum.wire.Frame;
import io.rostrum.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One WebSocket: frames in, commands to the audience, answers and updates out. Used by one event loop only. */
final class Socket implements Screen.Outlet {
    /** The largest command, a remark of 2,000 Chinese characters escaped by a script, fits; nothing legal is larger. */
    static final int MAX_MESSAGE = 8 * 1024;

    /** In ms. Who has not joined by then holds a place for nothing. */
    private static final long JOIN_WITHIN = 10_000;

    /** In ms. Three pings without an answer. */
    private static final long SILENCE = 45_000;

    /** In ms. Long enough for a phone to come out of a lift, too short to keep many of them. */
    private static final long SLOWNESS = 30_000;

    /** Pings between two checks; a browser sends none. */
    private static final int MAX_CONTROL_FRAMES = 100;

    /** Messages between two checks: many times what the limits let a pass say, retries included. */
    private static final int MAX_MESSAGES = 5_000;

    /** Messages before a pass was good: a few that were sent too early, and Joins while the store is out of reach. */
    private static final int MAX_BEFORE_JOIN = 200;

    /** What this side keeps for a socket before it counts as full; the kernel keeps a few times as much. */
    private static final int WRITE_QUEUE = 16 * 1024;

    private final ServerWebSocket ws;
    private final Outflow outflow;
    private final Door door;
    private long joinBy;
    private @Nullable Buffer begun;
    private @Nullable Screen screen;
    private boolean admitted;
    private boolean joining;
    private boolean departing;
    private int underWay;
    private boolean closed;
    private long heard;
    private long fullSince;
    private int controlFrames;
    private int messages;
    private int checkedAt;

    Socket(ServerWebSocket ws, Door door) {
        this.ws = ws;
        this.outflow = new Outflow(ws, door.copies());
        this.door = door;
        this.heard = door.clock().millis();
        this.joinBy = heard + JOIN_WITHIN;
        this.checkedAt = door.looks();
        ws.headers().clear(); // A browser sends a kilobyte of them, and nobody reads them again.
        ws.setWriteQueueMaxSize(WRITE_QUEUE);
        ws.frameHandler(this::frame);
        ws.pongHandler(_ -> control());
        ws.exceptionHandler(this::broken);
        ws.drainHandler(_ -> drained());
        ws.closeHandler(_ -> closed());
    }

    /** What is no frame, or too large a one; a connection that just ends comes here too, and is told nothing. */
    private void broken(Throwable fault) {
        if (fault instanceof CorruptedWebSocketFrameException corrupted) {
            boolean tooBig = WebSocketCloseStatus.MESSAGE_TOO_BIG.equals(corrupted.closeStatus());
            close(tooBig ? CloseCode.TOO_BIG : CloseCode.BAD_FRAME);
        } else {
            ws.close();
        }
    }

    /** Whoever has been sent away may go on sending until the connection ends; none of that is kept. */
    private void frame(WebSocketFrame frame) {
        if (closed) {
            return;
        }
        heard = door.clock().millis();
        switch (frame.type()) {
            case TEXT, CONTINUATION -> part(frame);
            case BINARY -> close(CloseCode.BAD_FRAME);
            case PING -> control();
            case PONG -> {} // told to the pong handler, which hears it also while reading is paused
            case CLOSE -> closed();
        }
    }

    private void control() {
        heard = door.clock().millis();
        if (++controlFrames > MAX_CONTROL_FRAMES) {
            close(CloseCode.BAD_FRAME);
        }
    }

    private void part(WebSocketFrame frame) {
        Buffer before = begun;
        Buffer whole = before == null ? frame.binaryData() : before.appendBuffer(frame.binaryData());
        begun = null;
        if (whole.length() > MAX_MESSAGE) {
            close(CloseCode.TOO_BIG);
        } else if (frame.isFinal()) {
            text(whole).ifPresentOrElse(this::message, () -> close(CloseCode.NOT_UTF8));
        } else {
            begun = before == null ? whole.copy() : before;
        }
    }

    /** Decoded to the letter: the default would put a question mark where somebody's bytes are no UTF-8. */
    private static Optional<String> text(Buffer bytes) {
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder();
            return Optional.of(decoder.decode(ByteBuffer.wrap(bytes.getBytes())).toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    private void message(String text) {
        if (++messages > (admitted ? MAX_MESSAGES : MAX_BEFORE_JOIN)) {
            close(CloseCode.BAD_FRAME);
        }
        if (!closed) {
            Wire.decode(text).ifPresentOrElse(this::command, () -> close(CloseCode.BAD_FRAME));
        }
    }

    /** Whoever is about to leave is answered what was asked before; the rest they ask where they come next. */
    private void command(Command command) {
        if (departing) {
            return;
        }
        if (command instanceof Command.Join join) {
            join(join);
        } else if (screen == null) {
            answer(command, Reply.No.of(command.id(), Refusal.JOIN_FIRST));
        } else if (screen.pass().expires() <= door.clock().millis()) {
            answer(command, Reply.No.of(command.id(), Refusal.EXPIRED));
        } else {
            limited(command, screen);
        }
    }

    private void limited(Command command, Screen joined) {
        long wait = door.limits().command(command, joined.pass());
        if (wait > 0) {
            answer(command, Reply.No.after(command.id(), Refusal.TOO_FAST, wait));
        } else {
            Timer.Sample began = door.meters().begin();
            underWay++;
            door.audiences().answer(command, joined).onSuccess(reply -> {
                underWay--;
                door.meters().took(command, began);
                answer(command, reply);
                departIfAnswered();
            });
        }
    }

    /** One Join at a time, and nothing else meanwhile: what comes behind it is about the session that it enters. */
    private void join(Command.Join join) {
        if (!door.turns().take()) {
            comeAgain(join);
            return;
        }
        joining = true;
        ws.pause();
        door.admit(join)
                .compose(admission -> admitted(join, admission))
                .onFailure(fault -> answer(join, door.audiences().tryAgain(join, fault)))
                .onComplete(_ -> joined());
    }

    /** Its place is kept meanwhile: to connect once more would cost both sides more than to wait. */
    private void comeAgain(Command.Join join) {
        long wait = door.turns().comeAgain();
        joinBy = door.clock().millis() + wait + JOIN_WITHIN;
        answer(join, Reply.No.after(join.id(), Refusal.TRY_AGAIN, wait));
    }

    private Future<Void> admitted(Command.Join join, Door.Admission admission) {
        switch (admission) {
            case Door.Admitted admitted -> {
                return enter(join, admitted.pass());
            }
            case Door.TooFast tooFast ->
                answer(join, Reply.No.after(join.id(), Refusal.TOO_FAST, tooFast.retryAfter()));
            case Door.PassExpired _ -> answer(join, Reply.No.of(join.id(), Refusal.EXPIRED));
            case Door.NoSession _ -> close(CloseCode.NO_SUCH_SESSION);
            case Door.LinkEnded _ -> close(CloseCode.TURNED_AWAY);
        }
        return Future.succeededFuture();
    }

    /** Joining again, on the socket that has joined, brings it up to date like a new one. */
    private Future<Void> enter(Command.Join join, Pass pass) {
        admitted = true;
        return door.audiences().join(join, pass, this).map(screens -> {
            screens.ifPresentOrElse(this::entered, () -> close(CloseCode.NO_SUCH_SESSION));
            return null;
        });
    }

    /** The screen before is left only now, lest somebody who joins again be counted out and in. */
    private void entered(Screen joined) {
        if (closed) {
            door.audiences().leave(joined);
        } else {
            leave();
            screen = joined;
        }
    }

    private void joined() {
        joining = false;
        door.turns().giveBack();
        if (!isFull()) {
            ws.resume();
        }
        departIfAnswered();
    }

    private void leave() {
        if (screen != null) {
            door.audiences().leave(screen);
            screen = null;
        }
    }

    @Override
    public void answer(Command command, Reply reply) {
        door.meters().answered(command, reply);
        write(Wire.encode(reply));
    }

    /** One frame however long: browsers take any. Whoever sends without reading is not read either, until they have read. */
    @Override
    public void write(Frame frame) {
        if (!closed && !ws.isClosed()) {
            outflow.write(frame);
            door.meters().sent();
            if (isFull()) {
                ws.pause();
            }
        }
    }

    @Override
    public boolean isFull() {
        return closed || outflow.isFull();
    }

    private void drained() {
        if (!joining) {
            ws.resume();
        }
        fullSince = 0;
        if (screen != null) {
            door.audiences().drained(screen);
        }
    }

    /** The number of the look at which it was checked last, or after which it came. */
    int checkedAt() {
        return checkedAt;
    }

    /** Called every few seconds: pings, and ends what is silent, slow or never joined. */
    void check() {
        checkedAt = door.looks();
        long now = door.clock().millis();
        controlFrames = 0;
        messages = 0;
        fullSince = isFull() ? (fullSince == 0 ? now : fullSince) : 0;
        if (now - heard > SILENCE || (screen == null && now > joinBy)) {
            close(CloseCode.SILENT);
        } else if (fullSince > 0 && now - fullSince > SLOWNESS) {
            close(CloseCode.SLOW);
        } else {
            ws.writePing(Buffer.buffer());
        }
    }

    /** Sends it to another node, once what is under way has been answered. */
    void depart() {
        departing = true;
        departIfAnswered();
    }

    private void departIfAnswered() {
        if (departing && !joining && underWay == 0) {
            close(CloseCode.RESTARTING);
        }
    }

    void close(CloseCode code) {
        if (!closed) {
            door.meters().closed(code);
            closed();
            ws.close(code.number(), code.name());
        }
    }

    private void closed() {
        closed = true;
        leave();
        door.gone(this);
    }
}
