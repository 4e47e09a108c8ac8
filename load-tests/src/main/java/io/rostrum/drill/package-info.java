/** Servers that are killed under load, in processes of their own, and a ledger outside of them that tells whether a vote was lost. */
@org.jspecify.annotations.NullMarked
package io.rostrum.drill;
