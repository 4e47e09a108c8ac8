@org.jspecify.annotations.NullMarked
package io.rostrum.bench;
