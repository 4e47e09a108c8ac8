package io.rostrum.web;

import io.vertx.core.http.HttpServerRequest;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The proxies that are believed when they say for whom they ask. Nobody else is: whoever could name an address of their own
 * choice would have no limit.
 */
public record Proxies(List<Network> networks) {
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    /** The addresses that share their first {@code length} bits with this one. */
    public record Network(InetAddress address, int length) {

        /** Reads {@code 10.0.0.5} or {@code 10.0.0.0/8}, of either family; empty if it is neither. */
        public static Optional<Network> parse(String text) {
            String[] parts = text.split("/", 2);
            return literal(parts[0]).flatMap(address -> {
                int bits = address.getAddress().length * Byte.SIZE;
                boolean whole = parts.length == 1;
                boolean sound = whole || (parts[1].matches("\\d{1,3}") && Integer.parseInt(parts[1]) <= bits);
                return sound
                        ? Optional.of(new Network(address, whole ? bits : Integer.parseInt(parts[1])))
                        : Optional.empty();
            });
        }

        boolean has(InetAddress other) {
            int bits = address.getAddress().length * Byte.SIZE;
            return other.getAddress().length * Byte.SIZE == bits
                    && number(address)
                            .shiftRight(bits - length)
                            .equals(number(other).shiftRight(bits - length));
        }

        private static BigInteger number(InetAddress address) {
            return new BigInteger(1, address.getAddress());
        }
    }

    /** Whose request it is: the last address on the way to us that no proxy of ours has. */
    String address(HttpServerRequest request) {
        String from = Objects.requireNonNull(request.remoteAddress().hostAddress());
        return networks.isEmpty() ? from : address(from, request.headers().getAll(FORWARDED_FOR));
    }

    String address(String from, List<String> forwarded) {
        String found = from;
        String[] way = String.join(",", forwarded).split(",");
        for (int i = way.length - 1; i >= 0 && isOurs(found); i--) {
            Optional<InetAddress> before = literal(way[i].strip());
            if (before.isEmpty()) {
                return found;
            }
            found = before.get().getHostAddress();
        }
        return found;
    }

    private boolean isOurs(String address) {
        return literal(address)
                .filter(its -> networks.stream().anyMatch(network -> network.has(its)))
                .isPresent();
    }

    private static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
