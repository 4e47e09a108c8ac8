package io.rostrum.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandsTest {
    private final Hands hands = new Hands();

    private static JsonObject stage(String phase, @Nullable String talk, @Nullable String spotlight) {
        return new JsonObject()
                .put("phase", phase)
                .put("talk", talk)
                .put("spotlight", spotlight)
                .put("timer", new JsonObject().put("remaining", System.identityHashCode(phase)));
    }

    @BeforeEach
    void begin() {
        hands.see(stage("lobby", null, null));
    }

    @Test
    void what_was_meant_is_ours_whenever_it_shows() {
        hands.intendMove("talk", "1");
        hands.see(stage("lobby", null, null));
        hands.intendMove("questions", "1");
        hands.intendLight("q1");
        hands.see(stage("talk", "1", null));
        hands.see(stage("questions", "1", "q1"));
        assertThat(hands.areOthers()).isFalse();
    }

    @Test
    void a_phase_that_was_not_meant_is_somebody_elses() {
        hands.intendMove("talk", "1");
        hands.see(stage("talk", "2", null));
        assertThat(hands.areOthers()).isTrue();
    }

    @Test
    void a_spotlight_that_was_not_meant_is_somebody_elses_but_it_may_go_out_by_itself() {
        hands.intendMove("questions", "1");
        hands.intendLight("q1");
        hands.see(stage("questions", "1", "q1"));
        hands.see(stage("questions", "1", null));
        assertThat(hands.areOthers()).isFalse();
        hands.see(stage("questions", "1", "q2"));
        assertThat(hands.areOthers()).isTrue();
    }

    @Test
    void to_go_back_is_somebody_elses_too() {
        hands.intendMove("talk", "1");
        hands.see(stage("talk", "1", null));
        hands.see(stage("lobby", null, null));
        assertThat(hands.areOthers()).isTrue();
    }

    @Test
    void another_talk_comes_without_the_last_ones_question() {
        hands.intendMove("questions", "1");
        hands.intendLight("q1");
        hands.see(stage("questions", "1", "q1"));
        hands.intendMove("talk", "2");
        hands.see(stage("talk", "2", "q1"));
        assertThat(hands.areOthers()).isTrue();
    }
}
