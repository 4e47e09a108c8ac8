package io.rostrum.bench.peers;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;

/** A Vert.x server that takes WebSockets, without compression, and does nothing with them. */
public final class BareSockets extends AbstractVerticle {
    private final int port;

    private BareSockets(int port) {
        this.port = port;
    }

    /** Argument: the port. */
    public static void main(String[] args) {
        int port = Integer.parseInt(args[0]);
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        int loops = Runtime.getRuntime().availableProcessors();
        vertx.deployVerticle(() -> new BareSockets(port), new DeploymentOptions().setInstances(loops))
                .await();
    }

    @Override
    public void start(Promise<Void> started) {
        var options = new HttpServerOptions()
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false);
        vertx.createHttpServer(options)
                .webSocketHandler(socket -> socket.textMessageHandler(_ -> {}))
                .listen(port)
                .<Void>mapEmpty()
                .onComplete(started);
    }
}
