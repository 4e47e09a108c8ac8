package io.rostrum.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The session itself, which everybody in it sees.
 *
 * @param number which of the series it is (第 N 期)
 * @param date the day, as yyyy-mm-dd
 * @param review whether new questions wait for a moderator
 * @param locked whether newcomers are turned away
 * @param rehearsal whether it is for practice and never in results
 */
public record Session(
        String title,
        @Nullable String subtitle,
        int number,
        String date,
        @Nullable String venue,
        String language,
        Stage stage,
        boolean review,
        boolean locked,
        RevealMode reveal,
        boolean rehearsal)
        implements Item, View {

    @Override
    public Optional<View> seenBy(Pass pass, Snapshot all) {
        return Optional.of(this);
    }

    public Session with(Stage now) {
        return new Session(title, subtitle, number, date, venue, language, now, review, locked, reveal, rehearsal);
    }

    Session withReview(boolean on) {
        return new Session(title, subtitle, number, date, venue, language, stage, on, locked, reveal, rehearsal);
    }

    Session withLock(boolean on) {
        return new Session(title, subtitle, number, date, venue, language, stage, review, on, reveal, rehearsal);
    }
}
