package io.rostrum.domain;

/** Why a question was declined, as its asker is told. */
public enum Reason {
    DUPLICATE,
    OFF_TOPIC,
    UNCLEAR,
    UNKIND,
    OTHER
}
