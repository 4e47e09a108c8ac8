/** The ports to where a session's truth is kept. */
@org.jspecify.annotations.NullMarked
package io.rostrum.store;
