/** What Rostrum is measured beside: programs that do the one thing that is measured, and nothing else. */
@org.jspecify.annotations.NullMarked
package io.rostrum.bench.peers;
