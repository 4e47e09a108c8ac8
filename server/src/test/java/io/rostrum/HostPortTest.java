package io.rostrum;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostPortTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:0", "localhost:9090", "[::1]:65535"})
    void what_is_read_is_written_the_same(String text) {
        assertThat(HostPort.parse(text))
                .hasValueSatisfying(read -> assertThat(read).hasToString(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9090", ":9090", "host", "host:", "host:65536", "::1:80", "a b:80", "host:-1"})
    void anything_else_is_not_a_place_to_listen(String text) {
        assertThat(HostPort.parse(text)).isEmpty();
    }

    @Test
    void the_brackets_belong_to_the_writing_only() {
        assertThat(HostPort.parse("[::1]:80")).contains(new HostPort("::1", 80));
    }
}
