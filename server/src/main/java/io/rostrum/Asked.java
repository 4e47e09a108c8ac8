package io.rostrum;

import io.rostrum.store.redis.RedisAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the command line asked for. */
sealed interface Asked {

    /** To run a server until it is stopped. */
    record Start(Config config) implements Asked {}

    /** To print again the links of the server that works in the directory. */
    record Links(Path data) implements Asked {}

    /** To count a session's ballots anew, in the directory's Redis unless another is named. */
    record Recount(Path data, @Nullable RedisAddress redis, String code) implements Asked {}

    /** To write a folder that starts with nothing but a JDK. */
    record Bundle(Path folder) implements Asked {}

    /** To be told something: the options, or the version. */
    record Word(String text) implements Asked {}

    /** Nothing that could be understood; the sentence says why. */
    record Mistake(String sentence) implements Asked {}
}
