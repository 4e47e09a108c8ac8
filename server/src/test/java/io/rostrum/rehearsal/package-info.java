/** Rehearsals, in a real server. */
@org.jspecify.annotations.NullMarked
package io.rostrum.rehearsal;
