package io.rostrum.web;

import io.rostrum.domain.Links;
import io.rostrum.live.Audiences;
import io.rostrum.live.Receipts;
import io.rostrum.live.RedisTime;
import io.rostrum.live.Sessions;
import io.rostrum.store.Register;
import io.rostrum.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.openapi.contract.OpenAPIContract;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One event loop's share of the server: its sockets and requests, with a connection to the store of its own. */
public final class WebVerticle extends VerticleBase {
    /** In ms, in which each socket is checked once; three of them without a word from it end it. */
    private static final long CHECK_PERIOD = 15_000;

    /** In s. An HTTP connection that idles as long is given up; sockets have rules of their own. */
    private static final int IDLE = 60;

    /** The kernel would else hide megabytes of a socket that is not read, long before we are told that it is slow. */
    private static final int SEND_BUFFER = 32 * 1024;

    /**
     * What one socket can have read at a time; of more, those who send without waiting could keep a loop from the store's answers.
     * Of less, the kernel's window becomes so small that it stalls for fractions of a second.
     */
    private static final int RECEIVE_BUFFER = 16 * 1024;

    /** A connection to the store, for one event loop. */
    public record Connected(Store store, Register register, Supplier<Future<Void>> close) {}

    /** What all event loops of a node share. */
    public record Node(
            Supplier<Future<Connected>> connect,
            Sessions sessions,
            RedisTime time,
            Passes passes,
            Limits limits,
            Meters meters,
            Pages pages,
            Standing standing,
            Supplier<Receipts> receipts,
            InstantSource clock,
            RandomGenerator chance) {}

    private final Node node;
    private final int port;
    private final String address;
    private @Nullable HttpServer server;
    private @Nullable Door door;
    private @Nullable Departure departure;
    private @Nullable Connected connected;

    /**
     * @param port 0 for one that the system picks
     * @param address the name or IP address under which phones reach this machine
     */
    public WebVerticle(Node node, int port, String address) {
        this.node = node;
        this.port = port;
        this.address = address;
    }

    @Override
    public Future<?> start() {
        return node.connect()
                .get()
                .compose(its -> Contract.load(vertx).compose(contract -> listen(its, contract)))
                .recover(fault -> stop().transform(_ -> Future.failedFuture(fault)));
    }

    private Future<HttpServer> listen(Connected its, OpenAPIContract contract) {
        connected = its;
        var audiences = new Audiences(
                vertx, its.store(), node.sessions(), node.receipts().get(), node.time(), node.chance(), node.meters());
        Door opened = door(its, audiences);
        door = opened;
        departure = new Departure(vertx, opened, node.chance());
        vertx.setPeriodic(CHECK_PERIOD / Door.LOOKS, _ -> opened.look());
        var arrivals = new Arrivals(vertx, Arrivals.WITHIN);
        Router router = router(its, contract);
        HttpServer listening = vertx.createHttpServer(options())
                .connectionHandler(arrivals::arrived)
                .webSocketHandshakeHandler(opened::handshake)
                .webSocketHandler(ws -> {
                    arrivals.asked(ws.remoteAddress(), ws.localAddress());
                    opened.open(ws);
                })
                .requestHandler(request -> {
                    arrivals.asked(request.remoteAddress(), request.localAddress());
                    router.handle(request);
                });
        server = listening;
        return listening.listen(port);
    }

    private Door door(Connected its, Audiences audiences) {
        return new Door(
                node.passes(),
                its.register(),
                audiences,
                node.limits(),
                node.meters(),
                node.clock(),
                node.standing(),
                new Turns(Turns.AT_ONCE, node.chance()));
    }

    /** Without HTTP/2, which needs TLS in browsers anyhow; a connection would not be known before its first byte. */
    static HttpServerOptions options() {
        return new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                .setWebSocketSubProtocols(List.of(Door.PROTOCOL))
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setMaxWebSocketFrameSize(Socket.MAX_MESSAGE)
                .setMaxWebSocketMessageSize(Socket.MAX_MESSAGE)
                .setSendBufferSize(SEND_BUFFER)
                .setReceiveBufferSize(RECEIVE_BUFFER)
                .setTcpNoDelay(true)
                .setStrictThreadMode(true)
                .setIdleTimeout(IDLE)
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
    }

    private Router router(Connected its, OpenAPIContract contract) {
        Router router = Router.router(vertx);
        new PageRoutes(node.pages(), its.register(), node.limits()).addTo(router);
        var api = new Api(
                node.passes(),
                its.store(),
                its.register(),
                node.sessions(),
                node.limits(),
                node.standing(),
                this::phones);
        router.route().subRouter(api.router(vertx, contract));
        router.errorHandler(404, Problem.NOT_FOUND::send);
        router.errorHandler(500, Problem.TRY_AGAIN::send);
        return router;
    }

    private String phones() {
        return Links.base(address, port());
    }

    /** The port that this listens on. */
    public int port() {
        return server == null ? port : server.actualPort();
    }

    /** Sends all sockets of this loop to other nodes within so many ms. Any thread may ask for it. */
    public Future<Void> sendAway(long window) {
        Promise<Void> done = Promise.promise();
        context.runOnContext(
                _ -> Objects.requireNonNull(departure).within(window).onComplete(done));
        return done.future();
    }

    @Override
    public Future<?> stop() {
        if (door != null) {
            door.closeAll();
        }
        return connected == null ? Future.succeededFuture() : connected.close().get();
    }
}
