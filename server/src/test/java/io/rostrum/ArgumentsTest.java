package io.rostrum;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @Test
    void without_a_word_everything_has_its_default() {
        Config config = config(Map.of());
        assertThat(config.port()).isEqualTo(8080);
        assertThat(config.data()).isEqualTo(Path.of("data"));
        assertThat(config.address()).isEqualTo("192.168.1.20");
        assertThat(config.management()).isEqualTo(new HostPort("127.0.0.1", 0));
        assertThat(config.redis()).isNull();
        assertThat(config.series()).isNull();
        assertThat(config.links()).isNull();
        assertThat(config.keyFile()).isNull();
        assertThat(config.key()).isNull();
        assertThat(config.wifi()).isEmpty();
        assertThat(config.rehearse()).isZero();
    }

    @Test
    void each_option_may_stand_in_the_environment() {
        Config config = config(Map.of(
                "ROSTRUM_PORT", "0",
                "ROSTRUM_DATA", "/srv/rostrum",
                "ROSTRUM_REDIS", "redis://:secret@10.0.0.7:6380",
                "ROSTRUM_SERIES", "series.json",
                "ROSTRUM_ADDRESS", "vote.example",
                "ROSTRUM_LINKS", "links.json",
                "ROSTRUM_MANAGEMENT", "[::1]:9090",
                "ROSTRUM_KEY_FILE", "/etc/rostrum/key",
                "ROSTRUM_KEY", KEY));
        assertThat(config.port()).isZero();
        assertThat(config.data()).isEqualTo(Path.of("/srv/rostrum"));
        assertThat(config.redis()).hasToString("redis://10.0.0.7:6380");
        assertThat(config.series()).isEqualTo(Path.of("series.json"));
        assertThat(config.address()).isEqualTo("vote.example");
        assertThat(config.links()).isEqualTo(Path.of("links.json"));
        assertThat(config.management()).isEqualTo(new HostPort("::1", 9090));
        assertThat(config.keyFile()).isEqualTo(Path.of("/etc/rostrum/key"));
        assertThat(config.key()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "会议室",
                "a \"b\" <c> & 'd'",
                "$1 \\ ${HOME} %s",
                "一二三四五六七八九十ab",
                "12345678901234567890123456789012"
            })
    void a_wifi_name_may_be_odd_and_have_32_bytes(String name) {
        assertThat(config(Map.of(), "--wifi", name).wifi()).isEqualTo(name);
        assertThat(config(Map.of("ROSTRUM_WIFI", name)).wifi()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"一二三四五六七八九十一", "123456789012345678901234567890123"})
    void a_wifi_name_of_more_is_refused_in_one_sentence(String name) {
        assertThat(parse(Map.of(), "--wifi", name).toString())
                .contains("'" + name + "' is longer than a Wi-Fi name may be, 32 bytes")
                .doesNotContain("\n");
    }

    @Test
    void a_rehearsal_has_from_one_phone_to_a_hall_full() {
        assertThat(config(Map.of(), "--rehearse", "60").rehearse()).isEqualTo(60);
        assertThat(config(Map.of("ROSTRUM_REHEARSE", "1")).rehearse()).isEqualTo(1);
        assertThat(config(Map.of(), "--rehearse", "500").rehearse()).isEqualTo(500);
    }

    @Test
    void what_stands_before_a_node_may_be_told() {
        Front front = config(Map.of("ROSTRUM_PROXY", "10.0.0.0/8,::1"), "--phones-per-address", "5000")
                .front();
        assertThat(front.phonesPerAddress()).isEqualTo(5_000);
        assertThat(front.proxies().networks()).hasSize(2);
        assertThat(config(Map.of()).front().proxies().networks()).isEmpty();
        assertThat(parse(Map.of(), "--proxy", "proxy.example").toString()).contains("'proxy.example' is not like");
        assertThat(parse(Map.of(), "--phones-per-address", "0").toString()).contains("is not from 1 to");
    }

    @Test
    void phones_may_reach_it_by_the_address_of_a_proxy() {
        assertThat(config(Map.of(), "--address", "https://vote.example").address())
                .isEqualTo("https://vote.example");
        assertThat(parse(Map.of(), "--address", "https://vote.example/path").toString())
                .contains("is not like 192.168.1.5 or https://vote.example.org");
    }

    @Test
    void a_flag_goes_before_its_variable() {
        assertThat(config(Map.of("ROSTRUM_PORT", "9000"), "--port", "9001").port())
                .isEqualTo(9001);
    }

    @Test
    void an_empty_variable_counts_as_none() {
        assertThat(config(Map.of("ROSTRUM_REDIS", "", "ROSTRUM_KEY", "")).redis())
                .isNull();
    }

    @Test
    void secrets_are_not_printed_with_the_configuration() {
        Config config = config(Map.of("ROSTRUM_REDIS", "redis://:secret@10.0.0.7:6380", "ROSTRUM_KEY", KEY));
        assertThat(config.toString()).doesNotContain("secret", KEY);
    }

    @Test
    void the_links_are_asked_for_with_the_data_directory_before_or_behind() {
        assertThat(parse(Map.of(), "links")).isEqualTo(new Asked.Links(Path.of("data")));
        assertThat(parse(Map.of(), "links", "--data", "d")).isEqualTo(new Asked.Links(Path.of("d")));
        assertThat(parse(Map.of(), "--data", "d", "links")).isEqualTo(new Asked.Links(Path.of("d")));
        assertThat(parse(Map.of("ROSTRUM_DATA", "d"), "links")).isEqualTo(new Asked.Links(Path.of("d")));
    }

    @Test
    void a_bundle_is_asked_for_with_its_folder() {
        assertThat(parse(Map.of(), "bundle", "/srv/room")).isEqualTo(new Asked.Bundle(Path.of("/srv/room")));
        assertThat(parse(Map.of(), "bundle")).isInstanceOf(Asked.Mistake.class);
    }

    @Test
    void help_and_version_are_told() {
        assertThat(word("--help"))
                .contains("--port", "--data", "ROSTRUM_PORT", "links", "bundle", "--rehearse", "--wifi");
        assertThat(word("links", "--help")).contains("--data");
        assertThat(word("--version")).startsWith("Rostrum ");
    }

    @ParameterizedTest
    @CsvSource({
        "--port,    99999,       '99999' is not a port",
        "--port,    -1,          '-1' is not a port",
        "--port,    abc,         'abc' is not a port",
        "--redis,   10.0.0.7,    redis://:PASSWORD@HOST:PORT",
        "--redis,   http://x:1,  redis://:PASSWORD@HOST:PORT",
        "--management, 9090,     '9090' is not HOST:PORT",
        "--rehearse, 0,          '0' is not a number of phones from 1 to 500",
        "--rehearse, 501,        '501' is not a number",
        "--rehearse, many,       'many' is not a number",
        "--prot,    1,           --prot",
        "--series,  ,            --series",
    })
    void a_slip_is_one_sentence(String flag, String value, String expected) {
        Asked asked = value == null ? parse(Map.of(), flag) : parse(Map.of(), flag, value);
        assertThat(asked).isInstanceOf(Asked.Mistake.class);
        assertThat(((Asked.Mistake) asked).sentence()).contains(expected).doesNotContain("\n");
    }

    @Test
    void a_node_of_several_says_where_it_talks_and_whom_it_looks_for() {
        Map<String, String> environment =
                Map.of("ROSTRUM_CLUSTER", "true", "ROSTRUM_REDIS", "redis://db", "ROSTRUM_KEY", KEY);
        Config config = config(environment, "--cluster", "--cluster-address", "eth1", "--join", "a,b:5801");
        assertThat(config.peers()).isEqualTo(new Peers("eth1", 5701, List.of("a", "b:5801"), null, false, 1, null));
        assertThat(config(
                                environment,
                                "--cluster-address",
                                "::1",
                                "--join-dns",
                                "rostrum.svc",
                                "--cluster-port",
                                "5801")
                        .peers())
                .isEqualTo(new Peers("::1", 5801, List.of(), "rostrum.svc", false, 1, null));
        assertThat(config(Map.of()).peers()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "''                                                            , --cluster needs --redis",
        "--redis redis://db                                            , --cluster needs ROSTRUM_KEY or --key-file",
        "--redis redis://db --key-file k                               , --cluster needs --cluster-address",
        "--redis redis://db --key-file k --cluster-address lo          , '--cluster needs --join, '",
        "--redis redis://db --key-file k --cluster-address lo --join a --cluster-cert c, '--cluster-key and --cluster-ca'",
        "--redis redis://db --key-file k --cluster-address lo --join a:b, \"which is not HOST or HOST:PORT\"",
        "--redis redis://db --key-file k --cluster-address lo --join a --cluster-port 0, --cluster-port 0 is not",
        "--redis redis://db --key-file k --cluster-address lo --join a --cluster-wait -1, --cluster-wait -1 is less",
    })
    void what_a_node_of_several_lacks_is_one_sentence(String rest, String expected) {
        Asked asked = parse(Map.of(), ("--cluster " + rest).strip().split(" "));
        assertThat(asked).isInstanceOf(Asked.Mistake.class);
        assertThat(((Asked.Mistake) asked).sentence())
                .contains(expected.replace("\"", ""))
                .doesNotContain("\n");
    }

    @Test
    void a_slip_in_the_environment_names_the_variable() {
        assertThat(parse(Map.of("ROSTRUM_PORT", "abc")).toString()).contains("'abc' is not a port", "ROSTRUM_PORT");
    }

    @Test
    void a_short_key_is_refused_without_repeating_it() {
        assertThat(parse(Map.of("ROSTRUM_KEY", "c2hvcnQ=")).toString())
                .contains("32 bytes")
                .doesNotContain("c2hvcnQ");
    }

    @Test
    void a_password_in_a_broken_address_is_not_repeated() {
        assertThat(parse(Map.of(), "--redis", "redis:/:secret@x").toString()).doesNotContain("secret");
        assertThat(parse(Map.of("ROSTRUM_REDIS", "redis:/:secret@x")).toString())
                .doesNotContain("secret");
    }

    private static String word(String... args) {
        return ((Asked.Word) parse(Map.of(), args)).text();
    }

    private static Config config(Map<String, String> environment, String... args) {
        return ((Asked.Start) parse(environment, args)).config();
    }

    private static Asked parse(Map<String, String> environment, String... args) {
        return Arguments.parse(args, environment, () -> "192.168.1.20");
    }
}
