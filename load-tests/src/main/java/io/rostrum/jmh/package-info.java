/** How long the innermost steps of the live path take, each by itself. */
@org.jspecify.annotations.NullMarked
package io.rostrum.jmh;
