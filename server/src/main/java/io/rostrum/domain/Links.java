package io.rostrum.domain;

/**
 * The addresses of one session: the phones' may be seen by all, each other one lets in whoever has it.
 *
 * @param base the server as seen from its own machine
 */
public record Links(
        String code,
        String base,
        String attendee,
        String projector,
        String moderator,
        String speaker,
        String reviewer,
        Keys keys) {

    /** The secrets of the private links, which stand behind the # so that no server or proxy ever logs them. */
    public record Keys(String projector, String moderator, String speaker, String reviewer) {

        @Override
        public String toString() {
            return "Keys[…]";
        }
    }

    /** The links as other machines reach this server: under {@code address}, a name or an IP address. */
    public static Links of(String code, String address, int port, Keys keys) {
        String there = base(address, port);
        return new Links(
                code,
                "http://127.0.0.1:" + port,
                there + "/s/" + code,
                there + "/screen/" + code + "#key=" + keys.projector(),
                there + "/moderator/" + code + "#key=" + keys.moderator(),
                there + "/speaker/" + code + "#key=" + keys.speaker(),
                there + "/reviewer/" + code + "#key=" + keys.reviewer(),
                keys);
    }

    /** The beginning of every address of a server; an IPv6 address comes in brackets, a proxy's stands as it was given. */
    public static String base(String address, int port) {
        if (address.contains("://")) {
            return address;
        }
        return "http://" + (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
    }

    @Override
    public String toString() {
        return "Links[" + attendee + "]";
    }
}
