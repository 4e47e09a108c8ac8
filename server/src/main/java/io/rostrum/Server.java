package io.rostrum;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.rostrum.domain.Links;
import io.rostrum.domain.Programme;
import io.rostrum.domain.SessionId;
import io.rostrum.live.Members;
import io.rostrum.live.Receipts;
import io.rostrum.live.RedisTime;
import io.rostrum.live.Sessions;
import io.rostrum.rehearsal.Rehearsal;
import io.rostrum.store.Store;
import io.rostrum.store.redis.RedisAddress;
import io.rostrum.store.redis.RedisStore;
import io.rostrum.web.Limits;
import io.rostrum.web.Meters;
import io.rostrum.web.Pages;
import io.rostrum.web.Passes;
import io.rostrum.web.PrivateLinks;
import io.rostrum.web.Standing;
import io.rostrum.web.WebVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server proper: which parts there are, and what each is given. */
final class Server {
    /** More loops than this would wait for Redis and the network, not for a core. */
    private static final int MOST_LOOPS = 4;

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private final Vertx vertx;
    private final Members members;
    private final Config config;
    private final RedisAddress redis;
    private final SigningKey key;
    private final Programme programme;
    private final UnaryOperator<Store> between;
    private final Limits.Pace pace;
    private final PrivateLinks privateLinks;
    private final InstantSource clock = InstantSource.system();
    private final RandomGenerator chance = new SecureRandom();
    private final Ids ids = new Ids(chance);
    private final RedisTime time = new RedisTime(clock);
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private final Meters meters = new Meters(registry);
    private final Standing standing = new Standing();

    /** Read beside the rest of the start, where no event loop waits for the files. */
    private final Future<Pages> pages;

    private Server(
            Joined joined,
            Config config,
            RedisAddress redis,
            SigningKey key,
            Programme programme,
            UnaryOperator<Store> between,
            Limits.Pace pace) {
        this.between = between;
        this.pace = pace;
        this.vertx = joined.vertx();
        this.members = joined.members();
        this.config = config;
        this.redis = redis;
        this.key = key;
        this.programme = programme;
        this.privateLinks = new PrivateLinks(key.bytes());
        this.pages = vertx.executeBlocking(() -> Pages.packed(config.wifi())).map(Objects::requireNonNull);
    }

    static Future<Running> start(
            Joined joined,
            Config config,
            Programme programme,
            RedisAddress redis,
            SigningKey key,
            Optional<SessionId> rehearsal) {
        return with(UnaryOperator.identity()).start(joined, config, programme, redis, key, rehearsal);
    }

    /** The server with something between its sockets and the store. */
    static Rostrum.Start with(UnaryOperator<Store> between) {
        return with(between, Limits.Pace.HUMAN);
    }

    /** The same for passes that may go on at that pace. */
    static Rostrum.Start with(UnaryOperator<Store> between, Limits.Pace pace) {
        return (joined, config, programme, redis, key, rehearsal) ->
                new Server(joined, config, redis, key, programme, between, pace).start(rehearsal);
    }

    /** What an earlier start rehearsed is forgotten, whether this one rehearses or not. */
    private Future<Running> start(Optional<SessionId> rehearsal) {
        var live = new LiveVerticle(this::connect, this::mirrors, store -> {
            SessionOpening opening = opening(store);
            return warn(store)
                    .compose(_ -> sameKey(store))
                    .compose(_ -> rehearsal.map(opening::forget).orElseGet(Future::succeededFuture))
                    .compose(_ -> opening.open(programme));
        });
        return vertx.deployVerticle(live)
                .compose(_ -> manage())
                .compose(management -> listen(live.sessions())
                        .compose(webs -> rehearse(rehearsal, port(webs))
                                .map(held -> new Listening(
                                        vertx,
                                        links(live.opened(), port(webs)),
                                        held,
                                        config,
                                        management,
                                        new Drain(vertx, members, live.sessions(), standing, webs)))));
    }

    private static int port(List<WebVerticle> webs) {
        return webs.getFirst().port();
    }

    private static Future<Void> warn(RedisStore store) {
        return store.shortfall()
                .onSuccess(sentence -> {
                    if (!sentence.isEmpty()) {
                        LOG.warn(sentence);
                    }
                })
                .mapEmpty();
    }

    /** A node by itself is asked nothing: its key may be new though Redis is old. */
    private Future<Void> sameKey(RedisStore store) {
        return config.peers() == null
                ? Future.succeededFuture()
                : new SameKey(vertx, store.register(), key.fingerprint()).insist();
    }

    private SessionOpening opening(RedisStore store) {
        return new SessionOpening(store, store.register(), privateLinks, ids, chance);
    }

    private Future<Optional<Links>> rehearse(Optional<SessionId> session, int port) {
        if (config.rehearse() == 0) {
            return Future.succeededFuture(Optional.empty());
        }
        var plan = new Rehearsal.Plan(config.rehearse(), programme.questions(), Rehearsal.Plan.AS_IT_IS_WATCHED);
        var verticle = new RehearsalVerticle(
                () -> connect().map(store -> new RehearsalVerticle.Place(store, opening(store))),
                programme,
                session.orElseThrow(),
                opened -> new Rehearsal(vertx, plan, links(opened, port), clock, chance, ids));
        return vertx.deployVerticle(verticle).map(_ -> Optional.of(links(verticle.opened(), port)));
    }

    private Links links(SessionOpening.Opened opened, int port) {
        SessionId session = opened.session();
        return Links.of(
                opened.code(),
                config.address(),
                port,
                new Links.Keys(
                        key(session, PrivateLinks.PROJECTOR),
                        key(session, PrivateLinks.MODERATOR),
                        key(session, PrivateLinks.SPEAKER),
                        key(session, PrivateLinks.REVIEWER)));
    }

    private String key(SessionId session, String link) {
        return privateLinks.key(session, link, PrivateLinks.FIRST_GENERATION);
    }

    private Sessions mirrors(RedisStore store) {
        Gauge.builder("rostrum.redis.up", store, its -> its.isUp() ? 1 : 0)
                .description("Whether this node's mirrors reach Redis")
                .register(registry);
        var sessions = new Sessions(vertx, store, time, ids, members, meters);
        Gauge.builder("rostrum.members", members, its -> its.present().size())
                .description("Nodes that run together, as this one sees it")
                .register(registry);
        Gauge.builder("rostrum.draining", sessions, Sessions::draining)
                .description("Nodes that are sending their phones to others, this one included")
                .register(registry);
        return sessions;
    }

    private Future<RedisStore> connect() {
        return new RedisStore(vertx, redis, config.durability(), ids, chance).open();
    }

    private Future<List<WebVerticle>> listen(Sessions sessions) {
        return pages.compose(read -> listen(node(sessions, read)));
    }

    /** All instances share one port; a port below 0 means one that the system picks for all of them together. */
    private Future<List<WebVerticle>> listen(WebVerticle.Node node) {
        int port = config.port() == 0 ? -1 : config.port();
        var all = new ConcurrentLinkedQueue<WebVerticle>();
        return vertx.deployVerticle(
                        () -> {
                            var one = new WebVerticle(node, port, config.address());
                            all.add(one);
                            return one;
                        },
                        new DeploymentOptions().setInstances(loops()))
                .recover(fault -> Future.failedFuture(CannotStart.listening("--port", config.port(), fault)))
                .map(_ -> List.copyOf(all));
    }

    private static int loops() {
        return Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_LOOPS);
    }

    private WebVerticle.Node node(Sessions sessions, Pages read) {
        return new WebVerticle.Node(
                () -> connect()
                        .map(store -> new WebVerticle.Connected(between.apply(store), store.register(), store::close)),
                sessions,
                time,
                new Passes(vertx, key.bytes(), clock),
                new Limits(
                        clock, config.front().phonesPerAddress(), config.front().proxies(), pace),
                meters,
                read,
                standing,
                () -> new Receipts(key.bytes()),
                clock,
                chance);
    }

    /** Metrics are for the operator alone: on an address of their own, by default on loopback. */
    private Future<HttpServer> manage() {
        new ProcessorMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        HostPort management = config.management();
        return vertx.createHttpServer()
                .requestHandler(request -> {
                    boolean known = "/metrics".equals(request.path());
                    request.response()
                            .setStatusCode(known ? 200 : 404)
                            .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                            .end(known ? registry.scrape() : "Metrics are at /metrics.\n");
                })
                .listen(management.port(), management.host())
                .recover(fault -> Future.failedFuture(CannotStart.listening("--management", management.port(), fault)));
    }

    private record Listening(
            Vertx vertx, Links links, Optional<Links> rehearsal, Config config, HttpServer manager, Drain drain)
            implements Running {
        @Override
        public HostPort management() {
            return new HostPort(config.management().host(), manager.actualPort());
        }

        @Override
        public Future<Void> stop() {
            return drain.everybody()
                    .transform(_ -> Future.join(
                            vertx.deploymentIDs().stream().map(vertx::undeploy).toList()))
                    .eventually(manager::close)
                    .mapEmpty();
        }
    }
}
