/** The codec of everything that crosses a socket or is kept in Redis; the only package that knows Jackson. */
@org.jspecify.annotations.NullMarked
package io.rostrum.wire;
