package io.rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {
    private static final Proxies NONE = new Proxies(List.of());
    private static final Proxies OURS = trusted("10.0.0.0/8", "fd00::/8", "127.0.0.1");

    private static Proxies trusted(String... networks) {
        return new Proxies(Stream.of(networks)
                .map(text -> Proxies.Network.parse(text).orElseThrow())
                .toList());
    }

    @Test
    void without_a_proxy_nobody_is_believed() {
        assertThat(NONE.address("192.0.2.7", List.of("198.51.100.1"))).isEqualTo("192.0.2.7");
    }

    @Test
    void whoever_is_no_proxy_of_ours_is_not_believed() {
        assertThat(OURS.address("192.0.2.7", List.of("198.51.100.1"))).isEqualTo("192.0.2.7");
    }

    @Test
    void a_proxy_of_ours_says_for_whom_it_asks() {
        assertThat(OURS.address("10.1.2.3", List.of("198.51.100.1"))).isEqualTo("198.51.100.1");
        assertThat(OURS.address("127.0.0.1", List.of("2001:db8::1"))).isEqualTo("2001:db8:0:0:0:0:0:1");
    }

    @Test
    void what_a_phone_claims_of_itself_before_our_proxy_added_its_address_counts_for_nothing() {
        assertThat(OURS.address("10.1.2.3", List.of("203.0.113.9, 198.51.100.1")))
                .isEqualTo("198.51.100.1");
        assertThat(OURS.address("10.1.2.3", List.of("203.0.113.9", "198.51.100.1")))
                .isEqualTo("198.51.100.1");
    }

    @Test
    void several_proxies_of_ours_in_a_row_are_passed() {
        assertThat(OURS.address("10.1.2.3", List.of("203.0.113.9, 198.51.100.1, fd00::5, 10.9.9.9")))
                .isEqualTo("198.51.100.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "nonsense", "unknown", "198.51.100.1:80", "_hidden", "example.org"})
    void what_is_no_address_ends_the_way(String claim) {
        assertThat(OURS.address("10.1.2.3", List.of(claim))).isEqualTo("10.1.2.3");
    }

    @Test
    void a_proxy_that_says_nothing_is_asked_for_itself() {
        assertThat(OURS.address("10.1.2.3", List.of())).isEqualTo("10.1.2.3");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.1.1, true", "10.0.0.0/8, 11.0.0.1, false", "10.0.0.5, 10.0.0.5, true",
        "10.0.0.5, 10.0.0.4, false", "0.0.0.0/0, 203.0.113.9, true", "0.0.0.0/0, ::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true", "2001:db8::/33, 2001:db8:8000::1, false"
    })
    void a_network_has_the_addresses_that_begin_like_it(String network, String address, boolean has) {
        assertThat(trusted(network).address(address, List.of("192.0.2.7"))).isEqualTo(has ? "192.0.2.7" : address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "proxy.example.org", "::1/129"})
    void what_is_no_network_is_not_read_as_one(String text) {
        assertThat(Proxies.Network.parse(text)).isEmpty();
    }
}
