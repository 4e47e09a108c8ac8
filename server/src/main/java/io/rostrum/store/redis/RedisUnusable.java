package io.rostrum.store.redis;

import java.io.IOException;

/** Why there is no Redis to work with; the message is one sentence for the person who starts Rostrum. */
public final class RedisUnusable extends IOException {

    private static final long serialVersionUID = 1L;

    RedisUnusable(String sentence) {
        super(sentence);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
