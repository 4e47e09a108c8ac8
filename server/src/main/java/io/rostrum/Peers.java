package io.rostrum;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one node of several finds the others.
 *
 * @param address where nodes talk: a name or IP address of this machine, or a network interface
 * @param port the first of the two ports for that; the event bus takes the next
 * @param join nodes to ask, each as host or host:port; any of them may be away
 * @param dns a name that leads to the addresses of all nodes; null for none
 * @param multicast whether nodes are looked for by multicast
 * @param patience for how many seconds others are awaited that start at the same time
 * @param keys what encrypts the event bus; null for a bus in the clear
 */
public record Peers(
        String address,
        int port,
        List<String> join,
        @Nullable String dns,
        boolean multicast,
        int patience,
        @Nullable BusKeys keys) {
    public Peers {
        join = List.copyOf(join);
    }
}
