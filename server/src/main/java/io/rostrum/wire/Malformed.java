package io.rostrum.wire;

import org.jspecify.annotations.Nullable;

/** Thrown inside this package where a text is not of the form that it must have; the message says where, without what it held. */
final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Malformed(String fault, @Nullable Throwable cause) {
        super(fault, cause);
    }
}
