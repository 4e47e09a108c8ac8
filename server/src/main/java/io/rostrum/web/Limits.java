package io.rostrum.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rostrum.domain.Command;
import io.rostrum.domain.Pass;
import io.rostrum.domain.Person;
import io.rostrum.domain.SessionId;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

/**
 * How often things may be done: per pass, since a whole room shares one address, and per address only what nobody can do with
 * a pass. Each answer is how long to wait, in ms; 0 means go ahead. Used by every thread.
 */
public final class Limits {
    /** A tap a second is fast; a slider of four criteria that is played with is a burst. */
    private static final Bucket.Rate CASTS = new Bucket.Rate(5, 20);

    /** A person thinks longer than this between questions; that only so many may wait is told by name, not by this. */
    private static final Bucket.Rate ASKS = new Bucket.Rate(0.25, 8);

    /** All commands together, retries too: what no person reaches and no frame's cost matters at. */
    private static final Bucket.Rate COMMANDS = new Bucket.Rate(50, 200);

    /** Five hundred people behind one address join in ten seconds, with a reload for each. A congress asks for more. */
    public static final int PHONES_PER_ADDRESS = 1_000;

    /** In s. After those that came at once, as many again come over this time. */
    private static final int AGAIN = 20;

    /** Many mistype a code at once; to find one of a million by trying takes most of a day. */
    private static final Bucket.Rate WRONG_CODES = new Bucket.Rate(5, 100);

    /** Things said whose repetition is free; more than a meeting has boxes, and a bound on what one pass may cost. */
    private static final int MOST_SAID = 1_000;

    /** Buckets that are full again say nothing. */
    private static final Duration FORGET = Duration.ofMinutes(10);

    /** Three times the largest congress; beyond it the longest unused are forgotten. */
    private static final int MOST = 60_000;

    /**
     * How fast one pass may go on.
     *
     * @param times as fast as a person
     */
    public record Pace(int times) {
        /** What every server is delivered with. */
        public static final Pace HUMAN = new Pace(1);
    }

    private record Whose(SessionId session, Person person) {}

    /** What one pass has left, and what it said last of each thing, so that saying it again is free. */
    private static final class Allowance {
        private final Bucket casts;
        private final Bucket asks;
        private final Bucket commands;
        private Map<String, Integer> said = Map.of();

        Allowance(Pace pace) {
            casts = new Bucket(CASTS.times(pace.times()));
            asks = new Bucket(ASKS.times(pace.times()));
            commands = new Bucket(COMMANDS.times(pace.times()));
        }

        synchronized long take(Bucket bucket, long now, String about, int what) {
            Integer last = said.get(about);
            long wait = last != null && last == what ? 0 : bucket.take(now);
            if (wait == 0) {
                remember(about, what);
            }
            return wait;
        }

        /** Most who watch say nothing, and need no map for it. */
        private void remember(String about, int what) {
            if (said.isEmpty() || said.size() >= MOST_SAID) {
                said = new HashMap<>();
            }
            said.put(about, what);
        }
    }

    private final InstantSource clock;
    private final Cache<Whose, Allowance> ofPasses = cache();
    private final Cache<String, Bucket> passes = cache();
    private final Cache<String, Bucket> wrongCodes = cache();

    private final Bucket.Rate passesOfAddress;
    private final Proxies proxies;
    private final Pace pace;

    /**
     * @param phonesPerAddress how many may come at once from one address
     * @param proxies who is believed when asking for another address
     */
    public Limits(InstantSource clock, int phonesPerAddress, Proxies proxies) {
        this(clock, phonesPerAddress, proxies, Pace.HUMAN);
    }

    /** The same for passes that may go on at that pace. */
    public Limits(InstantSource clock, int phonesPerAddress, Proxies proxies, Pace pace) {
        this.proxies = proxies;
        this.pace = pace;
        this.passesOfAddress = new Bucket.Rate((double) phonesPerAddress / AGAIN, phonesPerAddress);
        this.clock = clock;
    }

    /** It puts itself in order on the loop that uses it, every few dozen times: to wake another thread for that costs more. */
    private static <K, V> Cache<K, V> cache() {
        return Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(FORGET)
                .executor(Runnable::run)
                .build();
    }

    long command(Command command, Pass pass) {
        Allowance allowance = ofPasses.get(new Whose(pass.session(), pass.person()), _ -> new Allowance(pace));
        long now = clock.millis();
        long all = allowance.commands.take(now);
        return all > 0
                ? all
                : switch (command) {
                    case Command.Cast cast -> cast(cast, allowance, now);
                    case Command.Ask ask -> ask(ask, allowance, now);
                    case Command.Join _, Command.Withdraw _, Command.Remark _, Command.OfModerator _ -> 0;
                };
    }

    private static long cast(Command.Cast cast, Allowance allowance, long now) {
        int ballot = Objects.hash(cast.round(), cast.seq(), cast.marks());
        return allowance.take(allowance.casts, now, "cast " + cast.box(), ballot);
    }

    private static long ask(Command.Ask ask, Allowance allowance, long now) {
        return allowance.take(allowance.asks, now, "ask " + ask.question(), Objects.hash(ask.text(), ask.talk()));
    }

    /** The address that a request counts for. */
    String address(HttpServerRequest request) {
        return proxies.address(request);
    }

    long pass(String address) {
        return passes.get(network(address), _ -> new Bucket(passesOfAddress)).take(clock.millis());
    }

    /** Counts a wrong code or key. */
    void wrongCode(String address) {
        wrongCodes.get(network(address), _ -> new Bucket(WRONG_CODES)).take(clock.millis());
    }

    /** Whether a code or key may be tried. Where too many were wrong not even a right one is told, or trying would go on. */
    long tryCode(String address) {
        Bucket bucket = wrongCodes.getIfPresent(network(address));
        return bucket == null ? 0 : bucket.waitAt(clock.millis());
    }

    /** An IPv6 address counts with all of its /64, of which every home has one at least. */
    private static String network(String address) {
        byte[] bytes = InetAddress.ofLiteral(address).getAddress();
        return bytes.length > Integer.BYTES ? HexFormat.of().formatHex(bytes, 0, Long.BYTES) : address;
    }
}
