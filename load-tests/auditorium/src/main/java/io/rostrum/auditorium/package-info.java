/** A room full of people with phones, simulated with Gatling. */
@org.jspecify.annotations.NullMarked
package io.rostrum.auditorium;
