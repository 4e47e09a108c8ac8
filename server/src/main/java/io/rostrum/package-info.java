/** Rostrum, the live-session voting server: {@link io.rostrum.Main} starts it. */
@org.jspecify.annotations.NullMarked
package io.rostrum;
