package io.rostrum;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The address under which the phones of the room reach this machine. */
final class LanAddress {

    private static final String ALONE = "127.0.0.1";

    /** Names of bridges, tunnels and virtual machines, whose addresses no phone can reach. */
    private static final List<String> BEHIND_WALLS =
            List.of("docker", "br-", "veth", "virbr", "podman", "cni", "vmnet", "vboxnet", "tun", "tap", "wg", "utun");

    private LanAddress() {}

    /** The first private IPv4 address of a network interface that is up, a real one if there is one; else loopback. */
    static String first() {
        try {
            return first(NetworkInterface.networkInterfaces().filter(LanAddress::isUp));
        } catch (SocketException e) {
            return ALONE;
        }
    }

    private static String first(Stream<NetworkInterface> up) {
        return up.sorted(Comparator.comparingInt(LanAddress::remoteness).thenComparingInt(NetworkInterface::getIndex))
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && address.isSiteLocalAddress())
                .map(InetAddress::getHostAddress)
                .findFirst()
                .orElse(ALONE);
    }

    private static boolean isUp(NetworkInterface one) {
        try {
            return one.isUp() && !one.isLoopback();
        } catch (SocketException e) {
            return false;
        }
    }

    private static int remoteness(NetworkInterface one) {
        return one.isVirtual() || BEHIND_WALLS.stream().anyMatch(one.getName()::startsWith) ? 1 : 0;
    }
}
