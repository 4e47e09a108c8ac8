/** The files of deploy/ put to use: a real proxy, a real Redis, real nodes, and what these files say held against what is. */
@org.jspecify.annotations.NullMarked
package io.rostrum.deploy;
