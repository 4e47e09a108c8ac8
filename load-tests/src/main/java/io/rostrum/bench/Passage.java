package io.rostrum.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetSocket;

/** Asks for a pass as a phone does that has just come: over a connection of its own. Used by one event loop only. */
final class Passage {
    private static final String ASKING = "POST /api/sessions/%s/passes HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n"
            + "Content-Type: application/json\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s";

    private static final String WISH = "{\"role\":\"attendee\",\"device\":\"%032x\"}";
    private static final String BLANK_LINE = "\r\n\r\n";

    private Passage() {}

    /** An attendee's pass for the session of that code. */
    static Future<String> pass(Loop loop, int port, String code, long device) {
        return loop.net().connect(port, Loop.here()).compose(socket -> {
            String wish = WISH.formatted(device);
            Future<String> answer = whole(socket);
            socket.write(ASKING.formatted(code, port, wish.length(), wish));
            return answer.map(Passage::read);
        });
    }

    private static Future<String> whole(NetSocket socket) {
        Promise<String> answer = Promise.promise();
        Buffer heard = Buffer.buffer();
        socket.handler(heard::appendBuffer);
        socket.exceptionHandler(answer::tryFail);
        socket.closeHandler(_ -> answer.tryComplete(heard.toString()));
        return answer.future();
    }

    private static String read(String answer) {
        if (!answer.startsWith("HTTP/1.1 201")) {
            throw new IllegalStateException(answer);
        }
        return new JsonObject(answer.substring(answer.indexOf(BLANK_LINE))).getString("pass");
    }
}
