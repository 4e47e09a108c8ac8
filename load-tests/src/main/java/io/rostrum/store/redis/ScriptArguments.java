package io.rostrum.store.redis;

import io.rostrum.domain.SessionId;
import io.rostrum.store.Store;
import io.vertx.redis.client.Request;
import java.util.List;

/** What the store makes of ballots before they leave for Redis; for measures only. */
public final class ScriptArguments {
    private ScriptArguments() {}

    /** The call of the script that counts them. */
    public static Request of(SessionId session, List<Store.Submitted> ballots) {
        return RedisStore.casting(session, ballots, "e1");
    }
}
