package io.rostrum.drill;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Ports of this machine that nobody uses now, for programs that are started together. Used by one thread only. */
public final class Ports {
    private static final int FIRST = 17_000;

    /** Below the ports that the system gives to outgoing connections, or one of those could hold it while a server is dead. */
    private static final int LAST = 32_000;

    private final RandomGenerator chance;
    private final Set<Integer> given = new HashSet<>();

    public Ports(RandomGenerator chance) {
        this.chance = chance;
    }

    /** An even one that was not given before. The next higher one is free too, and never given: nodes that talk to each other use both. */
    public int free() {
        int port = 2 * chance.nextInt(FIRST / 2, LAST / 2);
        return isFree(port) && isFree(port + 1) && given.add(port) ? port : free();
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    public static boolean isServed(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }
}
