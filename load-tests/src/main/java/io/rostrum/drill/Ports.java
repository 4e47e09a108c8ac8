package io.rostrum.drill;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.random.RandomGenerator;

/** Ports of this machine that nobody uses now. */
final class Ports {
    private Ports() {}

    static boolean isServed(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    /** Below the ports that the system gives to outgoing connections, or one of those could hold it while a server is dead. */
    static int free(RandomGenerator chance) {
        while (true) {
            int port = chance.nextInt(17_000, 32_000);
            try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (IOException taken) {
                // Another is tried.
            }
        }
    }
}
