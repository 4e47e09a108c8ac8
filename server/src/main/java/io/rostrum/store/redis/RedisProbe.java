package io.rostrum.store.redis;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Looks once, before anything is started, whether a Redis that somebody else runs can be worked with. Blocks. */
public final class RedisProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private RedisProbe() {}

    /** Fails with the sentence that the person who gave the address needs. */
    public static void insist(RedisAddress address) throws RedisUnusable {
        try (var connection = open(address)) {
            // Behind TLS, only the real client has what it takes to say more than that somebody listens.
            if (!address.encrypted()) {
                insist(address, connection);
            }
        } catch (RespConnection.Said said) {
            throw new RedisUnusable("Redis at " + address + " does not let us in: " + said.getMessage() + ".");
        } catch (RedisUnusable unusable) {
            throw unusable;
        } catch (IOException e) {
            throw new RedisUnusable("Redis at " + address + " cannot be reached: " + e.getMessage() + ".");
        }
    }

    private static RespConnection open(RedisAddress address) throws IOException {
        RespConnection first = any(address.servers());
        if (address.kind() != RedisAddress.Kind.SENTINEL || address.encrypted()) {
            return first;
        }
        try (first) {
            enter(first, address.sentinelCredentials());
            List<String> primary = first.call("SENTINEL", "GET-MASTER-ADDR-BY-NAME", address.name());
            if (primary.size() != 2) {
                throw new RedisUnusable("The sentinels at " + address + " know no " + address.name() + ".");
            }
            return RespConnection.open(primary.getFirst(), Integer.parseInt(primary.getLast()), PATIENCE);
        }
    }

    /** Of several servers one that answers is enough. */
    private static RespConnection any(List<RedisAddress.Server> servers) throws IOException {
        for (RedisAddress.Server server : servers.subList(0, servers.size() - 1)) {
            try {
                return RespConnection.open(server.host(), server.port(), PATIENCE);
            } catch (IOException next) {
                // The last of them tells why.
            }
        }
        return RespConnection.open(servers.getLast().host(), servers.getLast().port(), PATIENCE);
    }

    private static void enter(RespConnection connection, String[] credentials) throws IOException {
        if (credentials.length == 1) {
            connection.call("AUTH", credentials[0]);
        } else if (credentials.length == 2) {
            connection.call("AUTH", credentials[0], credentials[1]);
        }
    }

    private static void insist(RedisAddress address, RespConnection connection) throws IOException {
        enter(connection, address.credentials());
        String info = connection.call("INFO", "server").getFirst();
        RedisVersion version =
                RedisVersion.told(info).orElseThrow(() -> new IOException("it does not tell its version"));
        if (version.olderThan(RedisVersion.OLDEST)) {
            throw new RedisUnusable("Redis at " + address + " is " + version + ", but Rostrum needs "
                    + RedisVersion.OLDEST + " or later.");
        }
    }
}
