package io.rostrum.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Networks that exist only for a drill: a namespace for each node and one for all else (the hub), with three cables from each node
 * to it: one for the phones, one for the other nodes, one for Redis. Nothing leads out of them. Needs root and Linux.
 */
final class Cables implements AutoCloseable {
    static final int NODES = 3;

    /** In s. The kernel does each of these in milliseconds. */
    private static final long WITHIN = 10;

    private static final List<String> NETWORKS = List.of("phones", "peers", "store");

    private final String name;

    Cables(String name) {
        this.name = name;
    }

    /** The namespace in which the drill itself, the proxy and Redis are. */
    String hub() {
        return name + "-hub";
    }

    String node(int number) {
        return name + "-node" + number;
    }

    /** The address of a node in a network; of the hub with number 0. */
    static String address(String network, int number) {
        return "10.99.%d.%d".formatted(NETWORKS.indexOf(network) + 1, number + 1);
    }

    /** Makes all of it; what cannot be made is an exception, and nothing is left. */
    void lay() {
        add(hub());
        NETWORKS.forEach(network -> {
            in(hub(), "link add " + network + " type bridge");
            in(hub(), "link set " + network + " up");
        });
        // Nodes talk to each other and the hub only carries it.
        in(hub(), "addr add " + address("phones", 0) + "/24 dev phones");
        in(hub(), "addr add " + address("store", 0) + "/24 dev store");
        for (int number = 1; number <= NODES; number++) {
            add(node(number));
            for (String network : NETWORKS) {
                lay(network, number);
            }
        }
    }

    private void add(String namespace) {
        ip("netns add " + namespace);
        in(namespace, "link set lo up");
    }

    private void lay(String network, int number) {
        in(hub(), "link add %s%d type veth peer name %s netns %s".formatted(network, number, network, node(number)));
        in(hub(), "link set %s%d master %s up".formatted(network, number, network));
        in(node(number), "addr add %s/24 dev %s".formatted(address(network, number), network));
        in(node(number), "link set " + network + " up");
    }

    /** Pulls the cable of a node to a network out at the hub. */
    void cut(String network, int number) {
        in(hub(), "link set " + network + number + " down");
    }

    void heal(String network, int number) {
        in(hub(), "link set " + network + number + " up");
    }

    /** The words before a command that is to run in that namespace. */
    static List<String> within(String namespace, List<String> command) {
        var words = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
        words.addAll(command);
        return words;
    }

    private static void in(String namespace, String words) {
        ip("-n " + namespace + " " + words);
    }

    private static void ip(String words) {
        if (!done(words)) {
            throw new IllegalStateException("ip " + words + " was refused");
        }
    }

    /** Whether it was done. */
    static boolean done(String words) {
        var command = new ArrayList<>(List.of("ip"));
        command.addAll(Arrays.asList(words.split(" ")));
        try {
            var process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(WITHIN, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** With the namespaces their cables go too. */
    @Override
    public void close() {
        for (int number = 1; number <= NODES; number++) {
            done("netns del " + node(number));
        }
        done("netns del " + hub());
    }
}
