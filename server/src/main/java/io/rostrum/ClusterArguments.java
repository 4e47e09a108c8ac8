package io.rostrum;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a node that is one of several. */
final class ClusterArguments {
    private static final Pattern MEMBER = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:\\[\\]\\s,]+)(:\\d{1,5})?");

    /** The first is privileged, and the bus takes the next one. */
    private static final int LOWEST_PORT = 1_024;

    private static final int HIGHEST_PORT = 65_534;

    // An optional value, as a plain flag would be turned off again by a variable that says the same.
    @Option(
            names = "--cluster",
            arity = "0..1",
            fallbackValue = "true",
            defaultValue = "false",
            description = "Runs as one node of several, which share a Redis and a key.")
    private boolean cluster;

    @Option(
            names = "--cluster-address",
            paramLabel = "HOST|INTERFACE",
            description = "Where nodes talk to each other. That traffic is neither encrypted nor authenticated:"
                    + " name a private network.")
    private @Nullable String address;

    @Option(
            names = "--cluster-port",
            paramLabel = "PORT",
            defaultValue = "5701",
            description = "The first of two ports for that; the next one is used too. Default: 5701.")
    private int port;

    @Option(
            names = "--join",
            split = ",",
            paramLabel = "HOST[:PORT]",
            description = "Nodes to join, whether they run or not; this one may be among them.")
    private List<String> join = List.of();

    @Option(
            names = "--join-dns",
            paramLabel = "NAME",
            description = "A name with the addresses of all nodes, such as a headless service of Kubernetes.")
    private @Nullable String dns;

    @Option(
            names = "--cluster-multicast",
            arity = "0..1",
            fallbackValue = "true",
            defaultValue = "false",
            description = "Finds nodes by multicast.")
    private boolean multicast;

    @Option(
            names = "--cluster-wait",
            paramLabel = "SECONDS",
            defaultValue = "1",
            description = "How long a start waits for others that start too. Default: 1.")
    private int patience;

    @Option(
            names = "--cluster-cert",
            paramLabel = "FILE",
            description =
                    "This node's certificate for the event bus, with its chain, as PEM. The bus is encrypted then, and"
                            + " takes nobody without one. What Hazelcast says stays in the clear.")
    private @Nullable Path certificate;

    @Option(names = "--cluster-key", paramLabel = "FILE", description = "The key of that certificate, as PEM.")
    private @Nullable Path certificateKey;

    @Option(
            names = "--cluster-ca",
            paramLabel = "FILE",
            description = "The authority that has signed the certificates of all nodes and nothing else, as PEM.")
    private @Nullable Path authority;

    /** How the others are found; null for a node that is alone. */
    @Nullable Peers peers() {
        return cluster && address != null ? new Peers(address, port, join, dns, multicast, patience, keys()) : null;
    }

    private @Nullable BusKeys keys() {
        return certificate == null || certificateKey == null || authority == null
                ? null
                : new BusKeys(certificate, certificateKey, authority);
    }

    private boolean isHalfSealed() {
        long given = Stream.of(certificate, certificateKey, authority)
                .filter(Objects::nonNull)
                .count();
        return given == 1 || given == 2;
    }

    /** What is wrong with them, as a sentence; null if nothing is. */
    @Nullable String mistake(boolean ownRedis, boolean ownKey) {
        if (!cluster) {
            return null;
        } else if (ownRedis) {
            return "--cluster needs --redis URL: nodes share one Redis, and one of our own would be this node's alone.";
        } else if (ownKey) {
            return "--cluster needs ROSTRUM_KEY or --key-file: nodes share one key, and one of our own would be this"
                    + " node's alone (openssl rand -base64 32 makes one).";
        } else if (address == null) {
            return "--cluster needs --cluster-address: what nodes say to each other is neither encrypted nor"
                    + " authenticated, so name the private network for it.";
        } else if (join.isEmpty() && dns == null && !multicast) {
            return "--cluster needs --join, --join-dns or --cluster-multicast, or nobody would be found.";
        } else if (isHalfSealed()) {
            return "--cluster-cert, --cluster-key and --cluster-ca are good for something only together.";
        }
        return mistakenNumber();
    }

    private @Nullable String mistakenNumber() {
        if (port < LOWEST_PORT || port > HIGHEST_PORT) {
            return "--cluster-port " + port + " is not from " + LOWEST_PORT + " to " + HIGHEST_PORT + ".";
        } else if (patience < 0) {
            return "--cluster-wait " + patience + " is less than nothing.";
        }
        return join.stream()
                .filter(member -> !MEMBER.matcher(member).matches())
                .findFirst()
                .map(member -> "--join has '" + member + "', which is not HOST or HOST:PORT.")
                .orElse(null);
    }
}
