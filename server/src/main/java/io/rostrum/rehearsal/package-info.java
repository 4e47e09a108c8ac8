/** A rehearsal: simulated phones, a moderator and a reviewer, who come to a real server by its own address and speak only its protocol. */
@org.jspecify.annotations.NullMarked
package io.rostrum.rehearsal;
