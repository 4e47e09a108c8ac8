package io.rostrum.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.Options;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** compose.yaml against itself and the files that it mounts. */
class ComposeTest {
    private static final List<String> NODES = List.of("node1", "node2", "node3");

    private final Yamls compose = Deploy.yaml("deploy/compose.yaml");

    @Test
    void every_variable_of_a_node_is_an_option() {
        NODES.forEach(node -> assertThat(service(node).at("environment").keys()).isSubsetOf(Options.variables()));
    }

    @Test
    void a_node_has_the_time_to_drain_and_room_for_its_phones() {
        for (String node : NODES) {
            assertThat(Integer.parseInt(
                            service(node).at("stop_grace_period").text().replace("s", "")))
                    .isGreaterThan(20);
            assertThat(service(node).at("ulimits/nofile").number()).isGreaterThanOrEqualTo(65536);
        }
    }

    @Test
    void nodes_talk_where_nobody_else_is_and_redis_is_for_nodes_alone() {
        assertThat(on("nodes")).containsExactlyInAnyOrderElementsOf(NODES);
        assertThat(on("store")).containsExactlyInAnyOrder("node1", "node2", "node3", "redis");
        assertThat(on("street")).containsExactlyInAnyOrder("haproxy", "grafana");
        for (String network : List.of("nodes", "store", "watch", "door")) {
            assertThat(compose.at("networks").at(network).at("internal").value())
                    .isEqualTo(true);
        }
        assertThat(service("node1").at("environment/ROSTRUM_PROXY").text())
                .isEqualTo(compose.at("networks/door/ipam/config/0/subnet").text());
    }

    @Test
    void only_the_proxy_and_the_board_have_doors_and_the_board_for_this_machine_alone() {
        assertThat(services().stream().filter(its -> service(its).has("ports")))
                .containsExactlyInAnyOrder("haproxy", "grafana");
        assertThat(service("grafana").at("ports").texts()).allMatch(its -> its.startsWith("127.0.0.1:"));
    }

    @Test
    void everybody_has_limits_no_rights_and_a_way_to_tell_that_it_lives() {
        for (String name : services()) {
            assertThat(service(name).at("deploy/resources/limits").keys()).contains("memory", "cpus");
            assertThat(service(name).at("security_opt").texts()).contains("no-new-privileges:true");
            assertThat(service(name).at("cap_drop").texts()).containsExactly("ALL");
            assertThat(NODES.contains(name) || service(name).has("healthcheck"))
                    .as(name)
                    .isTrue();
        }
    }

    @Test
    void every_secret_is_one_that_is_made() throws Exception {
        for (String secret : compose.at("secrets").keys()) {
            assertThat(compose.at("secrets").at(secret).at("file").text()).isEqualTo("./secrets/" + secret);
            assertThat(Deploy.text("deploy/make-secrets")).contains("\nmake " + secret + " ");
        }
    }

    @Test
    void prometheus_asks_the_nodes_and_the_proxy_where_they_answer() {
        List<Yamls> jobs =
                Deploy.yaml("deploy/prometheus.yml").at("scrape_configs").list();
        assertThat(jobs.getFirst().at("static_configs/0/targets").texts())
                .containsExactlyElementsOf(
                        NODES.stream().map(node -> node + ":8081").toList());
        assertThat(ImageFileTest.said("ENV")).contains("ROSTRUM_MANAGEMENT=0.0.0.0:8081");
        assertThat(jobs.getLast().at("static_configs/0/targets").texts()).containsExactly("haproxy:8404");
        assertThat(service("haproxy").at("environment/ROSTRUM_STATISTICS").text())
                .isEqualTo(":8404");
    }

    @Test
    void the_proxy_leads_to_the_nodes() {
        for (String node : NODES) {
            assertThat(Deploy.text("deploy/haproxy.cfg")).contains(" " + node + ":8080\n");
        }
    }

    private Set<String> services() {
        return compose.at("services").keys();
    }

    private Yamls service(String name) {
        return compose.at("services").at(name);
    }

    private List<String> on(String network) {
        return services().stream()
                .filter(name -> networks(service(name)).contains(network))
                .toList();
    }

    private static Set<String> networks(Yamls service) {
        Yamls networks = service.at("networks");
        return networks.value() instanceof List ? Set.copyOf(networks.texts()) : networks.keys();
    }
}
