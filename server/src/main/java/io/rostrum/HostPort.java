package io.rostrum;

import java.util.Optional;
import java.util.regex.Pattern;

/** Where to listen: a name or IP address of this machine, and a port, 0 for one that the system picks. */
public record HostPort(String host, int port) {

    private static final Pattern FORM = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:\\[\\]\\s]+):(\\d{1,5})");

    /** Reads {@code HOST:PORT}, an IPv6 address in brackets; empty if it is not that. */
    static Optional<HostPort> parse(String text) {
        var found = FORM.matcher(text);
        if (!found.matches() || !isPort(Integer.parseInt(found.group(2)))) {
            return Optional.empty();
        }
        String host = found.group(1);
        boolean bracketed = host.startsWith("[");
        return Optional.of(new HostPort(
                bracketed ? host.substring(1, host.length() - 1) : host, Integer.parseInt(found.group(2))));
    }

    static boolean isPort(int port) {
        return port >= 0 && port <= 65_535;
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
