package io.rostrum.store.redis;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Where a Redis is and how to get in, as {@code redis://:PASSWORD@HOST:PORT} or {@code rediss://…} with TLS; printed without the password. */
public record RedisAddress(String url) {

    private static final int PORT = 6379;

    /** The address in a text; empty if it is not one. */
    public static Optional<RedisAddress> parse(String text) {
        try {
            URI uri = new URI(text);
            boolean known = "redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme());
            return known && uri.getHost() != null ? Optional.of(new RedisAddress(text)) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    static RedisAddress local(int port, String password) {
        return new RedisAddress("redis://:" + password + "@127.0.0.1:" + port);
    }

    public String host() {
        return uri().getHost();
    }

    public int port() {
        int port = uri().getPort();
        return port < 0 ? PORT : port;
    }

    boolean encrypted() {
        return "rediss".equals(uri().getScheme());
    }

    /** What AUTH is to be sent, one or two words; none if the address has no password. */
    String[] credentials() {
        String given = uri().getUserInfo();
        if (given == null || given.isEmpty()) {
            return new String[0];
        }
        int colon = given.indexOf(':');
        String name = given.substring(0, Math.max(colon, 0));
        String password = given.substring(colon + 1);
        return name.isEmpty() ? new String[] {password} : new String[] {name, password};
    }

    private URI uri() {
        return URI.create(url);
    }

    @Override
    public String toString() {
        return uri().getScheme() + "://" + host() + ":" + port();
    }
}
