/** Measures of how fast Rostrum is, each beside something else in the same run. */
@org.jspecify.annotations.NullMarked
package io.rostrum.bench;
