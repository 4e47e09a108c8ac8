package io.rostrum.web;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.rostrum.wire.Frame;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Frames as Netty takes them. The same one goes to thousands of sockets in a row: from the second on they share one copy outside
 * the heap, where the kernel can read it, or Netty would make one for each. Used by one event loop only.
 */
final class Copies {
    private @Nullable Frame last;
    private @Nullable ByteBuf shared;

    ByteBuf of(Frame frame) {
        if (frame != last) {
            last = frame;
            shared = null;
            return Unpooled.wrappedBuffer(frame.bytes());
        }
        ByteBuf copy = shared == null ? outside(frame.bytes()) : shared;
        shared = copy;
        return copy.duplicate();
    }

    /** Its memory is given back by the garbage collector, so nobody counts who still holds it. */
    private static ByteBuf outside(byte[] bytes) {
        ByteBuffer copy = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        return Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(copy));
    }
}
