/** The store on Redis, and the Redis that Rostrum starts for itself. */
@org.jspecify.annotations.NullMarked
package io.rostrum.store.redis;
