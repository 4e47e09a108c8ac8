package io.rostrum.web;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateHandler;
import io.rostrum.wire.Frame;
import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;

/**
 * The way of a frame onto a socket. Vert.x takes text, encodes it anew for each socket and makes a dozen objects of it; here the
 * bytes that were made once go to Netty as they are.
 *
 * <p>That is right only while Netty takes them. What waits for a full socket waits in Vert.x, must not be overtaken, and is what
 * tells when the socket drains: so then Vert.x gets the frame. Both ways put the same bytes on the wire.
 */
final class Outflow {
    private Outflow() {}

    /** Takes out of the way what ends an idle HTTP connection: a socket is pinged and ended by rules of its own, and each of its frames would be watched. */
    static void clear(ServerWebSocket ws) {
        ChannelPipeline pipeline = netty(ws).pipeline();
        if (pipeline.get(IdleStateHandler.class) != null) {
            pipeline.remove(IdleStateHandler.class);
        }
    }

    static void write(ServerWebSocket ws, Frame frame) {
        ChannelHandlerContext netty = netty(ws);
        if (netty.channel().isWritable()) {
            netty.writeAndFlush(Unpooled.wrappedBuffer(frame.bytes()), netty.voidPromise());
        } else {
            throughVertx(ws, frame);
        }
    }

    private static ChannelHandlerContext netty(ServerWebSocket ws) {
        return ((WebSocketInternal) ws).channelHandlerContext();
    }

    static void throughVertx(ServerWebSocket ws, Frame frame) {
        Future<Void> ignored = ws.writeFinalTextFrame(frame.text());
    }
}
