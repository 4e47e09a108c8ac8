package io.rostrum;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.VertxOptions;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is said before anything of a cluster is started. */
class ClusterTest {

    @Test
    void a_port_that_somebody_has_is_named_be_it_the_first_or_the_second() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertRefused(
                    "127.0.0.1",
                    port,
                    "Port " + port + " is in use: stop what uses it, or give another --cluster-port.");
            assertRefused("127.0.0.1", port - 1, "Port " + port + " is in use");
        }
    }

    @Test
    void every_network_is_no_private_one() {
        assertRefused("0.0.0.0", 5701, "--cluster-address 0.0.0.0 is every network: name the private one.");
    }

    @Test
    void an_address_of_somebody_else_is_none() {
        assertRefused("192.0.2.1", 5701, "--cluster-address 192.0.2.1 is neither an address nor an interface here.");
    }

    @Test
    void a_certificate_that_is_not_there_is_named() {
        var keys = new BusKeys(Path.of("nowhere.pem"), Path.of("nowhere.key"), Path.of("ca.pem"));
        var peers = new Peers("127.0.0.1", Program.freePair(), List.of("127.0.0.1"), null, false, 0, keys);
        assertRefused(peers, "The file nowhere.pem for the event bus cannot be read.");
    }

    private static void assertRefused(String address, int port, String sentence) {
        assertRefused(new Peers(address, port, List.of("127.0.0.1"), null, false, 0, null), sentence);
    }

    private static void assertRefused(Peers peers, String sentence) {
        var key = SigningKey.random(new Random(1));
        assertThatThrownBy(() -> Cluster.join(peers, key, new VertxOptions()))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith(sentence);
    }
}
