package io.rostrum.store.redis;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an acknowledgement promises, besides that Redis has answered; {@code docs/operations.md} says what each is worth. */
public sealed interface Durability {
    /** Redis has it on disk before it answers. */
    record Always() implements Durability {}

    /** Redis has it on disk within about a second. */
    record EverySecond() implements Durability {}

    /**
     * So many replicas have it too.
     *
     * @param replicas 1 to 9
     * @param onDisk whether they, and Redis itself, must have it on disk; from Redis 7.2
     */
    record Replicated(int replicas, boolean onDisk) implements Durability {}

    Pattern FORM = Pattern.compile("(always)|(everysec)|replicated(-on-disk)?(?::([1-9]))?");

    /** The durability in a text; empty if it is none. */
    static Optional<Durability> parse(String text) {
        Matcher found = FORM.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        } else if (found.group(1) != null) {
            return Optional.of(new Always());
        } else if (found.group(2) != null) {
            return Optional.of(new EverySecond());
        }
        int replicas = found.group(4) == null ? 1 : Integer.parseInt(found.group(4));
        return Optional.of(new Replicated(replicas, found.group(3) != null));
    }
}
