package io.rostrum.domain;

import java.math.BigDecimal;

/** A voting group, named as the roles that vote in it, with its weight in the talk's score. */
public record Group(String id, BigDecimal weight) {
    public Group {
        if (!id.matches("[a-z]{1,24}")) {
            throw new IllegalArgumentException("a group's id is 1 to 24 small letters");
        }
        if (weight.signum() <= 0) {
            throw new IllegalArgumentException("a group's weight is above 0");
        }
    }
}
