/** Servers that are broken on purpose, for drills that must notice it. */
@org.jspecify.annotations.NullMarked
package io.rostrum;
