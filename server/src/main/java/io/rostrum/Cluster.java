package io.rostrum;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MultiMapConfig;
import com.hazelcast.config.NetworkConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Map;

/**
 * Every setting of Hazelcast and of the clustered event bus, each with its reason. Hazelcast tells who is there and who
 * listens on the bus, and holds nothing that may not be lost. A node that is alone never gets here.
 */
final class Cluster {
    /** In s. A `kill -9` shows at once by its closed connections; this is for a host that falls silent. Docs: decision 10. */
    private static final int HEARTBEAT = 1;

    /** In s. Five missed heartbeats: longer than a pause of the garbage collector, and half of what a room may wait. */
    private static final int SILENT = 5;

    /** In s. Nodes that lost each other, or that started side by side, find together this soon; by default after five minutes. */
    private static final int MERGE = 5;

    /** In s. Whoever leaves in order hands on what it holds for the others; the end must not wait longer for that. */
    private static final int LEAVE_WITHIN = 5;

    /** In ms. The bus notices a peer that is gone by its own connections too, and gives up what it kept for it. */
    private static final int BUS_PING = 1_000;

    /** In ms. As long as a heartbeat may be late; on a busy machine a second was seen not to be enough. */
    private static final int BUS_PONG_WITHIN = SILENT * 1_000;

    /** In ms. A peer that does not take a connection in that time is not on this network. */
    private static final int BUS_CONNECT = 2_000;

    private Cluster() {}

    /** Starts a Vert.x that is one of several; it has joined the others that answer, or begun alone. */
    static Future<Joined> join(Peers peers, SigningKey key, VertxOptions options) throws CannotStart {
        InetAddress address = own(peers.address());
        insistOnListening(address, peers.port());
        insistOnListening(address, peers.port() + 1);
        var manager = new HazelcastClusterManager(hazelcast(peers, key, address.getHostAddress()));
        EventBusOptions bus = bus(address.getHostAddress(), peers.port() + 1);
        if (peers.keys() != null) {
            peers.keys().insist();
            peers.keys().seal(bus);
        }
        options.setEventBusOptions(bus);
        return Vertx.builder()
                .with(options)
                .withClusterManager(manager)
                .buildClustered()
                .map(vertx -> new Joined(vertx, ClusterMembers.of(manager.getHazelcastInstance())));
    }

    /** An address of this machine, given by itself or by its interface; never all of them. */
    private static InetAddress own(String given) throws CannotStart {
        try {
            NetworkInterface named = NetworkInterface.getByName(given);
            InetAddress address = named == null ? InetAddress.getByName(given) : first(named);
            if (address.isAnyLocalAddress()) {
                throw new CannotStart("--cluster-address " + given + " is every network: name the private one.");
            }
            listen(address, 0);
            return address;
        } catch (IOException e) {
            throw new CannotStart("--cluster-address " + given + " is neither an address nor an interface here.");
        }
    }

    /** Hazelcast and Vert.x would say it in many lines, and not which port it is. */
    private static void insistOnListening(InetAddress address, int port) throws CannotStart {
        try {
            listen(address, port);
        } catch (IOException e) {
            throw CannotStart.listening("--cluster-port", port, e);
        }
    }

    private static void listen(InetAddress address, int port) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        }
    }

    /** IPv4 goes before IPv6, whose first address is most often good for one cable only. */
    private static InetAddress first(NetworkInterface named) throws UnknownHostException {
        return named.inetAddresses()
                .min((one, other) -> one.getAddress().length - other.getAddress().length)
                .orElseThrow(UnknownHostException::new);
    }

    private static Config hazelcast(Peers peers, SigningKey key, String address) {
        // Nodes that sign with another key are not let in: it keeps strangers apart, and is no secret.
        var config = new Config().setClusterName("rostrum-" + key.fingerprint());
        properties(peers, address).forEach(config::setProperty);
        config.getMetricsConfig().setEnabled(false);
        config.getJetConfig().setEnabled(false);
        network(config.getNetworkConfig(), peers, address);
        // As Vert.x asks for it: the addresses of the bus survive the death of one node.
        config.addMultiMapConfig(new MultiMapConfig("__vertx.subs")
                .setBackupCount(1)
                .setValueCollectionType(MultiMapConfig.ValueCollectionType.SET));
        return config;
    }

    private static Map<String, String> properties(Peers peers, String address) {
        return Map.ofEntries(
                // Nothing leaves the closed network.
                Map.entry("hazelcast.phone.home.enabled", "false"),
                Map.entry("hazelcast.logging.type", "slf4j"),
                Map.entry("hazelcast.health.monitoring.level", "OFF"),
                // Vert.x leaves in order, after the phones have gone.
                Map.entry("hazelcast.shutdownhook.enabled", "false"),
                Map.entry("hazelcast.graceful.shutdown.max.wait", Integer.toString(LEAVE_WITHIN)),
                Map.entry("hazelcast.wait.seconds.before.join", Integer.toString(peers.patience())),
                Map.entry("hazelcast.heartbeat.interval.seconds", Integer.toString(HEARTBEAT)),
                Map.entry("hazelcast.max.no.heartbeat.seconds", Integer.toString(SILENT)),
                Map.entry("hazelcast.merge.first.run.delay.seconds", Integer.toString(MERGE)),
                Map.entry("hazelcast.merge.next.run.delay.seconds", Integer.toString(MERGE)),
                // On the named address only, in both directions.
                Map.entry("hazelcast.local.localAddress", address),
                Map.entry("hazelcast.socket.bind.any", "false"),
                Map.entry("hazelcast.socket.client.bind.any", "false"));
    }

    /**
     * Its port is what was asked for or none: a node on a port that nobody looks at would be alone. Hazelcast's REST interface, the
     * advanced network and the CP subsystem stay off, as they are unless somebody turns them on.
     */
    private static void network(NetworkConfig network, Peers peers, String address) {
        network.setPort(peers.port()).setPortAutoIncrement(false).setPublicAddress(address + ":" + peers.port());
        JoinConfig join = network.getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(peers.multicast());
        join.getTcpIpConfig().setEnabled(!peers.multicast());
        peers.join().forEach(member -> join.getTcpIpConfig().addMember(withPort(member, peers.port())));
        if (peers.dns() != null) {
            join.getTcpIpConfig().addMember(peers.dns() + ":" + peers.port());
        }
    }

    /** Without one, Hazelcast would try three ports in a row. */
    private static String withPort(String member, int port) {
        boolean has = member.matches("(\\[.*]|[^:]*):\\d+");
        return has ? member : member + ":" + port;
    }

    private static EventBusOptions bus(String address, int port) {
        var options = new EventBusOptions().setHost(address).setClusterPublicHost(address);
        options.setPort(port);
        options.setClusterPublicPort(port);
        options.setClusterPingInterval(BUS_PING);
        options.setClusterPingReplyInterval(BUS_PONG_WITHIN);
        options.setConnectTimeout(BUS_CONNECT);
        options.setTcpNoDelay(true);
        return options;
    }
}
