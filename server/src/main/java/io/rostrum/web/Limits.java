package io.rostrum.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.rostrum.domain.Command;
import io.rostrum.domain.Pass;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * How often things may be done: per pass, since a whole room shares one address, and per address only what nobody can do with
 * a pass. Each answer is how long to wait, in ms; 0 means go ahead. Used by every thread.
 */
public final class Limits {
    /** A tap a second is fast; a slider of four criteria that is played with is a burst. */
    private static final Rate CASTS = new Rate(5, 20);

    /** A person thinks longer than this between questions; that only so many may wait is told by name, not by this. */
    private static final Rate ASKS = new Rate(0.25, 8);

    /** All commands together, retries too: what no person reaches and no frame's cost matters at. */
    private static final Rate COMMANDS = new Rate(50, 200);

    /** Five hundred people behind one address join in ten seconds, with a reload for each. A congress asks for more. */
    public static final int PHONES_PER_ADDRESS = 1_000;

    /** In s. After those that came at once, as many again come over this time. */
    private static final int AGAIN = 20;

    /** Many mistype a code at once; to find one of a million by trying takes most of a day. */
    private static final Rate WRONG_CODES = new Rate(5, 100);

    /** Things said whose repetition is free; more than a meeting has boxes, and a bound on what one pass may cost. */
    private static final int MOST_SAID = 1_000;

    /** Buckets that are full again say nothing. */
    private static final Duration FORGET = Duration.ofMinutes(10);

    /** Three times the largest congress; beyond it the longest unused are forgotten. */
    private static final int MOST = 60_000;

    /** How fast one pass may go on. */
    public enum Pace {
        /** As fast as a person. */
        HUMAN(1),
        /** As fast as any machine, so that few can do the work of many; for measures only. */
        TIRELESS(10_000);

        private final int times;

        Pace(int times) {
            this.times = times;
        }
    }

    private record Rate(double perSecond, int burst) {
        Rate times(Pace pace) {
            return new Rate(perSecond * pace.times, burst * pace.times);
        }

        Bucket bucket(TimeMeter time) {
            return Bucket.builder()
                    .withCustomTimePrecision(time)
                    .addLimit(
                            limit -> limit.capacity(burst).refillGreedy(1, Duration.ofNanos((long) (1e9 / perSecond))))
                    .build();
        }
    }

    /** What one pass has left, and what it said last of each thing, so that saying it again is free. */
    private record Allowance(Bucket casts, Bucket asks, Bucket commands, Map<String, Integer> said) {
        long take(Bucket bucket, String about, int what) {
            Integer last = said.get(about);
            long wait = last != null && last == what ? 0 : Limits.take(bucket);
            if (wait == 0) {
                remember(about, what);
            }
            return wait;
        }

        private void remember(String about, int what) {
            if (said.size() >= MOST_SAID) {
                said.clear();
            }
            said.put(about, what);
        }
    }

    private final TimeMeter time;
    private final Cache<String, Allowance> ofPasses =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(FORGET).build();
    private final Cache<String, Bucket> passes =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(FORGET).build();
    private final Cache<String, Bucket> wrongCodes =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(FORGET).build();

    private final Rate passesOfAddress;

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
        this.passesOfAddress = new Rate((double) phonesPerAddress / AGAIN, phonesPerAddress);
        this.time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return TimeUnit.MILLISECONDS.toNanos(clock.millis());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    long command(Command command, Pass pass) {
        Allowance allowance = ofPasses.get(pass.session() + " " + pass.person(), _ -> allowance());
        long all = take(allowance.commands());
        return all > 0
                ? all
                : switch (command) {
                    case Command.Cast cast -> cast(cast, allowance);
                    case Command.Ask ask -> ask(ask, allowance);
                    case Command.Join _, Command.Withdraw _, Command.Remark _, Command.OfModerator _ -> 0;
                };
    }

    private Allowance allowance() {
        return new Allowance(
                CASTS.times(pace).bucket(time),
                ASKS.times(pace).bucket(time),
                COMMANDS.times(pace).bucket(time),
                new ConcurrentHashMap<>());
    }

    private static long cast(Command.Cast cast, Allowance allowance) {
        int ballot = Objects.hash(cast.round(), cast.seq(), cast.marks());
        return allowance.take(allowance.casts(), "cast " + cast.box(), ballot);
    }

    private static long ask(Command.Ask ask, Allowance allowance) {
        return allowance.take(allowance.asks(), "ask " + ask.question(), Objects.hash(ask.text(), ask.talk()));
    }

    /** The address that a request counts for. */
    String address(HttpServerRequest request) {
        return proxies.address(request);
    }

    long pass(String address) {
        return take(passes.get(network(address), _ -> passesOfAddress.bucket(time)));
    }

    /** Counts a wrong code or key. */
    void wrongCode(String address) {
        take(wrongCodes.get(network(address), _ -> WRONG_CODES.bucket(time)));
    }

    /** Whether a code or key may be tried. Where too many were wrong not even a right one is told, or trying would go on. */
    long tryCode(String address) {
        Bucket bucket = wrongCodes.getIfPresent(network(address));
        return bucket == null
                ? 0
                : TimeUnit.NANOSECONDS.toMillis(
                        bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    /** An IPv6 address counts with all of its /64, of which every home has one at least. */
    private static String network(String address) {
        byte[] bytes = InetAddress.ofLiteral(address).getAddress();
        return bytes.length > Integer.BYTES ? HexFormat.of().formatHex(bytes, 0, Long.BYTES) : address;
    }

    private static long take(Bucket bucket) {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : Math.max(1, TimeUnit.NANOSECONDS.toMillis(probe.getNanosToWaitForRefill()));
    }
}
