/** A session as it runs on this node: its mirror, its audiences, their pace. */
@org.jspecify.annotations.NullMarked
package io.rostrum.live;
