package io.rostrum.drill;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a node runs.
 *
 * @param phones the address at which the proxy finds it
 * @param peers the address at which the other nodes do
 * @param proxy the address from which the proxy comes
 */
record Place(Launch launch, String phones, String peers, String proxy) {
    /** All that a node is told besides its port and its directory; everybody comes from one address here. */
    List<String> options(Scene.Shared redis, int clusterPort, String join) {
        var options = new ArrayList<>(List.of("--redis", redis.url(), "--join", join, "--proxy", proxy));
        options.addAll(List.of("--cluster", "--cluster-address", peers, "--cluster-wait", "0"));
        options.addAll(List.of("--cluster-port", Integer.toString(clusterPort)));
        options.addAll(List.of("--phones-per-address", "100000", "--management", "127.0.0.1:0"));
        options.addAll(redis.more());
        return options;
    }
}
