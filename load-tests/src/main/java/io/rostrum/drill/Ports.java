package io.rostrum.drill;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Ports of this machine that nobody uses now. */
public final class Ports {
    private Ports() {}

    public static boolean isServed(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    /** Below the ports that the system gives to outgoing connections, or one of those could hold it while a server is dead. */
    public static int free(RandomGenerator chance) {
        while (true) {
            int port = chance.nextInt(17_000, 32_000);
            try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (IOException taken) {
                // Another is tried.
            }
        }
    }

    /** So many free ports, of which each one's neighbour is free too. */
    static List<Integer> pairs(RandomGenerator chance, int size) {
        var ports = new ArrayList<Integer>();
        while (ports.size() < size) {
            int port = free(chance);
            if (ports.stream().noneMatch(other -> Math.abs(other - port) < 2) && !isServed(port + 1)) {
                ports.add(port);
            }
        }
        return ports;
    }
}
