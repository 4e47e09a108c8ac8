package io.rostrum.store.redis;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** A version of Redis, such as 7.0.15. */
record RedisVersion(int major, int minor, int patch) implements Comparable<RedisVersion> {

    /** The oldest Redis that Rostrum's scripts run on. */
    static final RedisVersion OLDEST = new RedisVersion(6, 2, 0);

    private static final Pattern DOTTED = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})");
    private static final Comparator<RedisVersion> ORDER = Comparator.comparingInt(RedisVersion::major)
            .thenComparingInt(RedisVersion::minor)
            .thenComparingInt(RedisVersion::patch);

    /** The first version named in a text, such as the line that {@code redis-server --version} prints. */
    static Optional<RedisVersion> in(String text) {
        var found = DOTTED.matcher(text);
        return found.find()
                ? Optional.of(new RedisVersion(
                        Integer.parseInt(found.group(1)),
                        Integer.parseInt(found.group(2)),
                        Integer.parseInt(found.group(3))))
                : Optional.empty();
    }

    /** The version in what {@code INFO server} answers. */
    static Optional<RedisVersion> told(String info) {
        return in(info.replaceFirst("(?s).*redis_version:", ""));
    }

    boolean olderThan(RedisVersion other) {
        return compareTo(other) < 0;
    }

    RedisVersion orLater(RedisVersion other) {
        return olderThan(other) ? other : this;
    }

    @Override
    public int compareTo(RedisVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
