package io.rostrum;

import io.rostrum.web.Limits;
import java.security.SecureRandom;
import java.util.function.UnaryOperator;

/**
 * The server as it is delivered, but that one pass may cast as fast as its socket can: five hundred phones must be able to vote
 * like a hundred thousand. For measures only.
 */
public final class TirelessMain {
    /** More than a socket takes. */
    private static final Limits.Pace TIRELESS = new Limits.Pace(10_000);

    private TirelessMain() {}

    public static void main(String[] args) throws CannotStart {
        if (Arguments.parse(args, System.getenv(), LanAddress::first) instanceof Asked.Start(Config config)) {
            var rostrum = new Rostrum(config);
            Runtime.getRuntime().addShutdownHook(new Thread(rostrum::close, "stop"));
            rostrum.start(Server.with(UnaryOperator.identity(), TIRELESS), new SecureRandom());
        }
    }
}
