/** What measures need of the store that nobody else does. */
@org.jspecify.annotations.NullMarked
package io.rostrum.store.redis;
