package io.rostrum;

import java.security.SecureRandom;

/** A server that acknowledges ballots before it has stored them. */
public final class HastyMain {
    private HastyMain() {}

    public static void main(String[] args) throws CannotStart {
        if (Arguments.parse(args, System.getenv(), LanAddress::first) instanceof Asked.Start(Config config)) {
            new Rostrum(config).start(Server.with(HastyStore::new), new SecureRandom());
        }
    }
}
