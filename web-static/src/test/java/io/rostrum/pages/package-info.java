/** The pages in a real browser, against the packed server as a process, as the people in the room meet them. */
@org.jspecify.annotations.NullMarked
package io.rostrum.pages;
