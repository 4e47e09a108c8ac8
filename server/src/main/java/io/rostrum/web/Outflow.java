package io.rostrum.web;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.WebSocketFrameEncoder;
import io.netty.handler.timeout.IdleStateHandler;
import io.rostrum.wire.Frame;
import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;

/**
 * The way of frames onto one socket. Vert.x takes text, encodes it anew for each socket and makes a dozen objects of it; here the
 * bytes that were made once go to Netty as they are, past its encoder. Used by one event loop only.
 *
 * <p>That is right only while Netty takes them. What waits for a full socket waits in Vert.x, must not be overtaken, and is what
 * tells when the socket drains: so then Vert.x gets the frame. Both ways put the same bytes on the wire.
 */
final class Outflow {
    private final ServerWebSocket ws;
    private final Copies copies;
    private final ChannelHandlerContext encoder;

    /** Takes out of the way what ends an idle HTTP connection: a socket is pinged and ended by rules of its own, and each of its frames would be watched. */
    Outflow(ServerWebSocket ws, Copies copies) {
        this.ws = ws;
        this.copies = copies;
        ChannelPipeline pipeline =
                ((WebSocketInternal) ws).channelHandlerContext().pipeline();
        if (pipeline.get(IdleStateHandler.class) != null) {
            pipeline.remove(IdleStateHandler.class);
        }
        this.encoder = pipeline.context(WebSocketFrameEncoder.class);
    }

    void write(Frame frame) {
        if (takesBytes()) {
            ChannelFuture ignored = encoder.writeAndFlush(copies.of(frame), encoder.voidPromise());
        } else {
            throughVertx(frame);
        }
    }

    void throughVertx(Frame frame) {
        Future<Void> ignored = ws.writeFinalTextFrame(frame.text());
    }

    /** One that has closed counts as full: to ask how full its queue is would throw, in the midst of a tick for all. */
    boolean isFull() {
        return !takesBytes() && (ws.isClosed() || ws.writeQueueFull());
    }

    /** Then nothing waits in Vert.x. It is also asked first as Vert.x locks for its answers, which shows when thousands are told. */
    private boolean takesBytes() {
        return encoder.channel().isWritable();
    }
}
