package io.rostrum.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody scans the code for the first time while the room is scoring. */
class FirstVisitTest {
    private static final int MOST_REQUESTS = 12;
    private static final int MOST_BYTES = 60_000;
    /** The page, what it loads, the pass; Chromium delays neither the socket nor the beginning of a connection. */
    private static final int ROUND_TRIPS = 3;

    private static final int ROUNDS = Integer.getInteger("first.visits", 1);

    @RegisterExtension
    private final Meeting meeting = new Meeting();

    private final String place =
            meeting.links().base() + "/s/" + meeting.links().code();

    @BeforeEach
    void the_room_is_scoring() {
        meeting.desk().move("scoring");
    }

    @Test
    void a_phone_asks_for_little_and_seldom() {
        try (Visit visit = visit()) {
            visit.drawnWithin(place);
            System.out.printf(
                    "first visit: %d requests, %,d bytes%n", visit.asked().size(), visit.bytes());
            assertThat(visit.asked())
                    .hasSizeLessThanOrEqualTo(MOST_REQUESTS)
                    .doesNotHaveDuplicates()
                    .contains("/a/js/phone.js", "/a/css/phone.css", "/ws");
            assertThat(visit.bytes()).isBetween(MOST_BYTES / 10L, (long) MOST_BYTES);
        }
    }

    @Test
    void a_phone_that_was_here_before_asks_for_the_page_alone_and_for_its_socket() {
        Phone phone = meeting.phone();
        phone.sees("[data-box=open]");
        try (Visit again = new Visit(phone.page())) {
            again.drawnWithin(place);
            assertThat(again.asked()).hasSizeLessThanOrEqualTo(MOST_REQUESTS);
            assertThat(again.bytes()).isLessThan(MOST_BYTES / 10);
        }
    }

    /** Told by how much longer it takes when each round trip does, so that a slow machine takes nothing from it. */
    @Test
    void the_form_waits_for_few_round_trips() {
        int longer = 1000;
        double near = median(3, 0, 100, 1);
        double far = median(3, longer, 100, 1);
        System.out.printf("the form waits for %.2f round trips%n", (far - near) / longer);
        assertThat((far - near) / longer).isLessThan(ROUND_TRIPS + 0.5);
    }

    @Test
    void the_form_is_drawn_soon_on_an_old_phone_far_away_and_on_a_new_one_near_by() {
        System.out.println("300 ms, 1.6 Mbit/s, 4 x: " + times(300, 1.6, 4));
        System.out.println(" 20 ms,  10 Mbit/s, 1 x: " + times(20, 10, 1));
    }

    private double median(int rounds, int roundTrip, double megabits, int slowdown) {
        return DoubleStream.generate(() -> time(roundTrip, megabits, slowdown))
                .limit(rounds)
                .sorted()
                .skip(rounds / 2)
                .findFirst()
                .orElseThrow();
    }

    private List<Long> times(int roundTrip, double megabits, int slowdown) {
        return Stream.generate(() -> Math.round(time(roundTrip, megabits, slowdown)))
                .limit(ROUNDS)
                .sorted()
                .toList();
    }

    private double time(int roundTrip, double megabits, int slowdown) {
        try (Visit visit = visit()) {
            return visit.over(roundTrip, megabits, slowdown).drawnWithin(place);
        }
    }

    /** A phone with nothing kept from before. */
    private Visit visit() {
        return new Visit(meeting.blankPhone(360, 640, meeting.links().base()).page());
    }
}
