package io.rostrum.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Somebody who has joined the session by a socket, and what is heard there, told apart by a letter. Used by one event loop only. */
class Guest implements Cord.Ear {
    /** {"t":"…: here the name of the message begins. */
    private static final int NAME = 6;

    /** {"t":"Ok","id":…: here the id begins, which is the same place in a No. */
    private static final int ID = 15;

    /** {"t":"Update","version":…: here the version begins. */
    private static final int VERSION = 24;

    private static final byte[] VERSION_OF_OK = "\"version\":".getBytes(StandardCharsets.US_ASCII);

    private final Ground ground;
    private final String pass;
    private final String code;
    private Promise<Guest> here = Promise.promise();
    private @Nullable Cord cord;
    private int putOff;
    private boolean leaving;

    Guest(Ground ground, String pass) {
        this(ground, pass, ground.links().code());
    }

    /** In the session of that code. */
    Guest(Ground ground, String pass, String code) {
        this.ground = ground;
        this.pass = pass;
        this.code = code;
    }

    /** Connects and joins; done with the Welcome. */
    Future<Guest> come() {
        here = Promise.promise();
        Cord.open(ground.loop().net(), ground.port(), "/ws", "Sec-WebSocket-Protocol: rostrum.1\r\n", this)
                .onSuccess(this::connected)
                .onFailure(here::tryFail);
        return here.future();
    }

    private void connected(Cord opened) {
        cord = opened;
        join();
    }

    private void join() {
        say("{\"t\":\"Join\",\"id\":1,\"session\":\"" + code + "\",\"pass\":\"" + pass + "\"}");
    }

    void say(String... texts) {
        if (cord != null) {
            cord.write(texts);
        }
    }

    @Override
    public final void heard(byte[] bytes, int from, int to) {
        switch (bytes[from + NAME]) {
            case 'U' -> updated(Bytes.decimal(bytes, from + VERSION), bytes, from, to);
            case 'O' -> ok(Bytes.decimal(bytes, from + ID), bytes, from, to);
            case 'N' -> no(Bytes.decimal(bytes, from + ID), text(bytes, from, to));
            default -> {
                welcomed(bytes, from, to);
                here.tryComplete(this);
            }
        }
    }

    private void no(long id, String text) {
        if (id == 1 && text.contains("TRY_AGAIN")) {
            putOff++;
            ground.loop().vertx().setTimer(new JsonObject(text).getLong("retryAfter"), _ -> join());
        } else if (id == 1) {
            here.tryFail(text);
        } else {
            refused(id, text);
        }
    }

    @Override
    public final void ended() {
        here.tryFail("the connection was closed");
        if (!leaving) {
            lost();
        }
    }

    static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** The version that an Ok to a ballot tells. */
    static long versionOfOk(byte[] bytes, int from) {
        return Bytes.decimal(bytes, Bytes.indexOf(bytes, VERSION_OF_OK, from) + VERSION_OF_OK.length);
    }

    void welcomed(byte[] bytes, int from, int to) {}

    void updated(long version, byte[] bytes, int from, int to) {}

    void ok(long id, byte[] bytes, int from, int to) {}

    void refused(long id, String text) {}

    /** The connection ended, and not because this side wanted it. */
    void lost() {}

    /** How often it was told to join later. */
    int putOff() {
        return putOff;
    }

    boolean isFull() {
        return cord != null && cord.isFull();
    }

    void leave() {
        leaving = true;
        if (cord != null) {
            cord.close();
        }
    }
}
