package io.rostrum.store.redis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/**
 * Finds a port on loopback that nobody uses. It lies below the range from which systems take the near end of outgoing connections,
 * so that a Redis that died finds its port free again.
 */
record FreePort(RandomGenerator chance) {

    private static final int LOWEST = 17_000;
    private static final int HIGHEST = 32_000;
    private static final int TRIES = 200;

    int find() throws RedisUnusable {
        for (int i = 0; i < TRIES; i++) {
            int port = chance.nextInt(LOWEST, HIGHEST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new RedisUnusable("No port between " + LOWEST + " and " + HIGHEST + " is free for Redis.");
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
