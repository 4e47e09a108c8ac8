package io.rostrum;

import io.rostrum.store.redis.Durability;
import io.rostrum.store.redis.RedisAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How one Rostrum was asked to run.
 *
 * @param port the port for phones and all other screens, on all interfaces; 0 for one that the system picks
 * @param data the directory for what must outlive the process
 * @param redis the Redis to use; null to start one of our own in the data directory
 * @param series the file whose sessions are opened; null for the example that Rostrum brings along
 * @param address the name or IP address under which phones reach this machine, or a whole address beginning with http
 * @param links the file to write the links to, besides the one in the data directory
 * @param management where the metrics are served
 * @param keyFile the file that holds the signing key; null for the data directory's own
 * @param key the signing key itself, from the environment; it goes before any file
 * @param wifi the name of the room's Wi-Fi, for the pages to tell; empty if they need not
 * @param rehearse how many simulated phones hold a rehearsal; 0 for none
 * @param front what stands between the phones and this node
 * @param peers how the other nodes are found; null for a node that runs by itself
 * @param durability what an acknowledgement promises
 */
public record Config(
        int port,
        Path data,
        @Nullable RedisAddress redis,
        @Nullable Path series,
        String address,
        @Nullable Path links,
        HostPort management,
        @Nullable Path keyFile,
        @Nullable SigningKey key,
        String wifi,
        int rehearse,
        Front front,
        @Nullable Peers peers,
        Durability durability) {}
