package io.rostrum.store.redis;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/** A process that starts the Redis of a directory, says which process that is, and then waits to be killed. */
final class RedisHolder {

    private RedisHolder() {}

    public static void main(String[] args) throws Exception {
        var redis = EmbeddedRedis.start(Path.of(args[0]), InstantSource.system(), new SecureRandom());
        System.out.println(redis.process());
        new CountDownLatch(1).await();
    }
}
