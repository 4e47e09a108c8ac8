/** Sockets, HTTP, passes, pages, health and metrics. */
@org.jspecify.annotations.NullMarked
package io.rostrum.web;
