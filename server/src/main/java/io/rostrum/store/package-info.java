/** What a store must promise, and what every store needs. */
@org.jspecify.annotations.NullMarked
package io.rostrum.store;
