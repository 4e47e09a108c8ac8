/** What a session is and what may happen to it, in plain Java: no I/O, no clock, no JSON. */
@org.jspecify.annotations.NullMarked
package io.rostrum.domain;
