/** The store in Redis: three scripts, one held connection, and the embedded server. */
@org.jspecify.annotations.NullMarked
package io.rostrum.store.redis;
