package io.rostrum.web;

/** Why the server ends a socket. 4000 to 4499 say to come back, 4500 to 4999 to stay away; the others are RFC 6455's. */
enum CloseCode {
    RESTARTING(4000),
    SLOW(4001),
    SILENT(4002),
    BAD_FRAME(4500),
    NO_SUCH_SESSION(4501),
    TURNED_AWAY(4502),
    NOT_UTF8(1007),
    TOO_BIG(1009);

    private final short number;

    CloseCode(int number) {
        this.number = (short) number;
    }

    short number() {
        return number;
    }
}
