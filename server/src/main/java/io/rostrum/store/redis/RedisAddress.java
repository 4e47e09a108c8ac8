package io.rostrum.store.redis;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where Redis is and how to get in; printed without the password. {@code redis://:PASSWORD@HOST:PORT} is one server, {@code
 * redis+sentinel://…@HOST,HOST/NAME} the primary that sentinels name, {@code redis+cluster://…@HOST,HOST} a cluster; {@code
 * rediss} instead of {@code redis} is TLS, by the authorities of {@code ?ca=FILE} if that is given. Sentinels with a password of
 * their own are told {@code sentinel=:PASSWORD} there.
 */
public record RedisAddress(String url) {
    private static final int PORT = 6379;
    private static final int SENTINEL_PORT = 26379;

    private static final String HOST = "(?:\\[[0-9A-Fa-f:.]+]|[^\\[\\]:/@,?\\s]+)(?::\\d{1,5})?";
    private static final Pattern FORM = Pattern.compile(
            "(?<scheme>rediss?)(?:\\+(?<kind>sentinel|cluster))?://" + "(?:(?<user>[^@/\\s]*)@)?(?<hosts>" + HOST
                    + "(?:," + HOST
                    + ")*)(?:/(?<name>[^?&\\s]*))?(?:\\?ca=(?<ca>[^&\\s]+))?(?:(?<joint>[?&])sentinel=(?<sentinel>[^@&/\\s]+))?");

    /** How servers at the address belong together. */
    enum Kind {
        ONE,
        SENTINEL,
        CLUSTER
    }

    /** A server, without what lets in. */
    record Server(String host, int port) {
        @Override
        public String toString() {
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /** The address in a text; empty if it is not one. */
    public static Optional<RedisAddress> parse(String text) {
        Matcher found = FORM.matcher(text);
        if (!found.matches() || !isSound(found)) {
            return Optional.empty();
        }
        return Optional.of(new RedisAddress(text));
    }

    /** Sentinels need the name of what they watch, and nobody else knows what lets into them; one server is one. */
    private static boolean isSound(Matcher found) {
        boolean named = found.group("name") != null && !found.group("name").isEmpty();
        boolean several = found.group("hosts").contains(",");
        boolean sentinels = found.group("sentinel") == null
                || (kind(found) == Kind.SENTINEL && found.group("joint").equals(found.group("ca") == null ? "?" : "&"));
        if (!sentinels || !isSound(found.group("user")) || !isSound(found.group("sentinel"))) {
            return false;
        }
        return switch (kind(found)) {
            case ONE -> !several;
            case SENTINEL -> named;
            case CLUSTER -> !named;
        };
    }

    private static boolean isSound(@Nullable String user) {
        try {
            new URI("x://" + (user == null ? "" : user + "@") + "x");
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Kind kind(Matcher found) {
        return switch (found.group("kind")) {
            case "sentinel" -> Kind.SENTINEL;
            case "cluster" -> Kind.CLUSTER;
            case null, default -> Kind.ONE;
        };
    }

    static RedisAddress local(int port, String password) {
        return new RedisAddress("redis://:" + password + "@127.0.0.1:" + port);
    }

    private Matcher parts() {
        Matcher found = FORM.matcher(url);
        if (!found.matches()) {
            throw new IllegalStateException("not the address of a Redis");
        }
        return found;
    }

    Kind kind() {
        return kind(parts());
    }

    List<Server> servers() {
        int usual = kind() == Kind.SENTINEL ? SENTINEL_PORT : PORT;
        return Stream.of(parts().group("hosts").split(","))
                .map(host -> server(host, usual))
                .toList();
    }

    private static Server server(String text, int usual) {
        int colon = text.endsWith("]") ? -1 : text.lastIndexOf(':');
        String host = colon < 0 ? text : text.substring(0, colon);
        int port = colon < 0 ? usual : Integer.parseInt(text.substring(colon + 1));
        return new Server(host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port);
    }

    /** What sentinels call the servers that they watch. */
    String name() {
        return String.valueOf(parts().group("name"));
    }

    /** The first server's host. */
    public String host() {
        return servers().getFirst().host();
    }

    /** The first server's port. */
    public int port() {
        return servers().getFirst().port();
    }

    boolean encrypted() {
        return parts().group("scheme").equals("rediss");
    }

    /** The file with the authorities whose word counts; null for the system's. */
    @Nullable String authorities() {
        return parts().group("ca");
    }

    /** The address of one of the servers, as the client takes it. */
    String urlOf(Server server) {
        Matcher parts = parts();
        String user = parts.group("user") == null ? "" : parts.group("user") + "@";
        String base = kind() == Kind.ONE && parts.group("name") != null ? "/" + parts.group("name") : "";
        return parts.group("scheme") + "://" + user + server + base;
    }

    /** The address of one of the sentinels; they most often ask for no password, and turn away whoever offers one. */
    String urlOfSentinel(Server sentinel) {
        String user = parts().group("sentinel") == null ? "" : parts().group("sentinel") + "@";
        return parts().group("scheme") + "://" + user + sentinel;
    }

    /** What AUTH is to be sent, one or two words; none if the address has no password. */
    String[] credentials() {
        return credentials(parts().group("user"));
    }

    /** The same for sentinels. */
    String[] sentinelCredentials() {
        return credentials(parts().group("sentinel"));
    }

    private static String[] credentials(@Nullable String given) {
        if (given == null || given.isEmpty()) {
            return new String[0];
        }
        String decoded = URI.create("x://" + given + "@x").getUserInfo();
        int colon = decoded.indexOf(':');
        String name = decoded.substring(0, Math.max(colon, 0));
        String password = decoded.substring(colon + 1);
        return name.isEmpty() ? new String[] {password} : new String[] {name, password};
    }

    @Override
    public String toString() {
        Matcher parts = parts();
        String kind = parts.group("kind") == null ? "" : "+" + parts.group("kind");
        String servers =
                String.join(",", servers().stream().map(Server::toString).toList());
        return parts.group("scheme") + kind + "://" + servers + (kind() == Kind.SENTINEL ? "/" + name() : "");
    }
}
