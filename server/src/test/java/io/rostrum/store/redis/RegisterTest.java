package io.rostrum.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.domain.SessionId;
import io.rostrum.store.Register;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegisterTest extends StoreInRedis {
    private Register register;

    @BeforeEach
    void open() {
        register = store.register();
    }

    @Test
    void a_code_leads_to_its_session_and_another_to_none() {
        String code = fresh();
        assertThat(register(room.session, code)).contains(code);
        assertThat(byCode(code)).contains(room.session);
        assertThat(byCode("none")).isEmpty();
    }

    private Optional<String> register(SessionId session, String candidate) {
        return loop.await(() -> register.register(session, candidate));
    }

    private Optional<SessionId> byCode(String code) {
        return loop.await(() -> register.byCode(code));
    }

    @Test
    void a_session_keeps_the_code_that_it_has() {
        String code = fresh();
        register(room.session, code);
        String other = fresh();
        assertThat(register(room.session, other)).contains(code);
        assertThat(byCode(other)).isEmpty();
    }

    @Test
    void a_code_that_another_session_has_is_not_taken_from_it() {
        String code = fresh();
        register(room.session, code);
        var another = new SessionId(fresh());
        assertThat(register(another, code)).isEmpty();
        assertThat(byCode(code)).contains(room.session);
        String free = fresh();
        assertThat(register(another, free)).contains(free);
    }

    @Test
    void of_many_sessions_that_want_one_code_at_once_one_gets_it() {
        String code = fresh();
        var answers = IntStream.range(0, 20)
                .mapToObj(number -> loop.start(() -> register.register(new SessionId("many-" + number), code)))
                .toList();
        assertThat(answers.stream().map(EventLoop::of).filter(Optional::isPresent))
                .hasSize(1);
    }

    @Test
    void a_session_that_is_forgotten_has_neither_code_nor_secrets_and_can_have_others() {
        String code = fresh();
        register(room.session, code);
        keep(new Register.Secrets("person-secret", Map.of("moderator", new Register.Link(1, "hash"))));
        loop.await(() -> register.forget(room.session));
        loop.await(() -> register.forget(room.session));
        assertThat(byCode(code)).isEmpty();
        assertThat(secrets()).isEqualTo(new Register.Secrets("", Map.of()));
        String other = fresh();
        assertThat(register(room.session, other)).contains(other);
    }

    @Test
    void secrets_are_kept_once() {
        var first = new Register.Secrets(
                "person-secret",
                Map.of("moderator", new Register.Link(1, "hash of it"), "reviewer/a", new Register.Link(3, "h2")));
        keep(first);
        assertThat(secrets()).isEqualTo(first);
        keep(new Register.Secrets(
                "another", Map.of("moderator", new Register.Link(9, "other"), "speaker", new Register.Link(1, "h3"))));
        assertThat(secrets().person()).isEqualTo("person-secret");
        assertThat(secrets().links())
                .isEqualTo(Map.of(
                        "moderator", new Register.Link(1, "hash of it"),
                        "reviewer/a", new Register.Link(3, "h2"),
                        "speaker", new Register.Link(1, "h3")));
    }

    private void keep(Register.Secrets secrets) {
        loop.<Void>await(() -> register.keep(room.session, secrets).compose(_ -> Future.succeededFuture()));
    }

    private Register.Secrets secrets() {
        return loop.await(() -> register.secrets(room.session));
    }

    @Test
    void a_session_without_secrets_has_none() {
        assertThat(loop.await(() -> register.secrets(new SessionId("nowhere"))))
                .isEqualTo(new Register.Secrets("", Map.of()));
    }
}
