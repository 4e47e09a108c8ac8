package io.rostrum;

import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What encrypts the event bus and lets only nodes in, all as PEM files. Nodes are not told apart by their names, as they are found
 * by addresses that change: whoever has a certificate of that authority is a node, so it should sign nothing else.
 *
 * @param certificate this node's, with its chain
 * @param key of that certificate
 * @param authority the one that has signed the certificates of all nodes
 */
public record BusKeys(Path certificate, Path key, Path authority) {
    /** A file that cannot be read is named now, and not by a trace later. */
    void insist() throws CannotStart {
        for (Path file : List.of(certificate, key, authority)) {
            if (!Files.isReadable(file)) {
                throw new CannotStart("The file " + file + " for the event bus cannot be read.");
            }
        }
    }

    /** Both ends show a certificate and both look at the other's; Vert.x would else trust everybody. */
    void seal(EventBusOptions options) {
        options.setSsl(true)
                .setClientAuth(ClientAuth.REQUIRED)
                .setTrustAll(false)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertPath(certificate.toString())
                        .setKeyPath(key.toString()))
                .setTrustOptions(new PemTrustOptions().addCertPath(authority.toString()));
    }
}
