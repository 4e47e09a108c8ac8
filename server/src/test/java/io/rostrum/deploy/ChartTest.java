package io.rostrum.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import io.rostrum.Options;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The Helm chart as Helm itself reads it, and what comes out against what the server does and Kubernetes knows. */
class ChartTest {
    /** A node drains within this many seconds. */
    private static final int DRAIN = 20;

    private static final Map<String, Object> ALL = Map.of(
            "autoscaling.enabled", "true",
            "ingress.enabled", "true",
            "ingress.host", "vote.example",
            "ingress.tlsSecret", "certificate",
            "proxies[0]", "10.0.0.0/8",
            "series", "our-series",
            "wifi", "room");

    @Test
    void helm_finds_no_fault_with_it() {
        LintResult lint = chart().lint().strict().call();
        assertThat(lint.isFailed()).as(lint.getMessages().toString()).isFalse();
    }

    @Test
    void kubernetes_knows_every_field() {
        template(Map.of()).forEach(Manifest::read);
        template(ALL).forEach(Manifest::read);
    }

    @Test
    void a_node_has_the_time_to_drain() {
        Yamls pod = find("Deployment", "evening-rostrum").at("spec/template/spec");
        int sleeps = Integer.parseInt(
                pod.at("containers/0/lifecycle/preStop/exec/command/1").text());
        assertThat(pod.at("terminationGracePeriodSeconds").number()).isGreaterThan(sleeps + DRAIN);
        assertThat(find("Deployment", "evening-rostrum")
                        .at("spec/strategy/rollingUpdate/maxUnavailable")
                        .number())
                .isZero();
        assertThat(find("PodDisruptionBudget", "evening-rostrum")
                        .at("spec/maxUnavailable")
                        .number())
                .isOne();
    }

    @Test
    void probes_ask_what_the_server_answers() {
        Yamls container = find("Deployment", "evening-rostrum").at("spec/template/spec/containers/0");
        String contract = Deploy.text("docs/openapi.yaml");
        for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
            assertThat(contract)
                    .contains("  " + container.at(probe + "/httpGet/path").text() + ":");
            assertThat(container.at(probe + "/httpGet/port").text()).isEqualTo("http");
        }
        assertThat(container.at("readinessProbe/httpGet/path").text()).isEqualTo("/health/ready");
        assertThat(container.at("livenessProbe/httpGet/path").text()).isEqualTo("/health/live");
    }

    @Test
    void it_runs_without_rights_and_writes_only_where_it_may() {
        Yamls pod = find("Deployment", "evening-rostrum").at("spec/template/spec");
        assertThat(pod.at("securityContext/runAsNonRoot").value()).isEqualTo(true);
        assertThat(pod.at("securityContext/runAsUser").text())
                .isEqualTo(ImageFileTest.said("USER").split(":")[0]);
        Yamls rights = pod.at("containers/0/securityContext");
        assertThat(rights.at("readOnlyRootFilesystem").value()).isEqualTo(true);
        assertThat(rights.at("allowPrivilegeEscalation").value()).isEqualTo(false);
        assertThat(rights.at("capabilities/drop").texts()).containsExactly("ALL");
        assertThat(pod.at("automountServiceAccountToken").value()).isEqualTo(false);
        assertThat(pod.at("affinity").has("podAntiAffinity")).isTrue();
    }

    @Test
    void every_variable_is_an_option_and_secrets_come_from_a_secret() {
        List<Yamls> env = find("Deployment", "evening-rostrum")
                .at("spec/template/spec/containers/0/env")
                .list();
        assertThat(env).extracting(its -> its.at("name").text()).isSubsetOf(Options.variables());
        assertThat(env)
                .filteredOn(its -> its.has("valueFrom") && its.at("valueFrom").has("secretKeyRef"))
                .extracting(its -> its.at("name").text())
                .containsExactlyInAnyOrder("ROSTRUM_KEY", "ROSTRUM_REDIS");
    }

    @Test
    void nodes_find_each_other_before_they_are_ready_and_nobody_else_gets_there() {
        Yamls nodes = find("Service", "evening-rostrum-nodes").at("spec");
        assertThat(nodes.at("clusterIP").text()).isEqualTo("None");
        assertThat(nodes.at("publishNotReadyAddresses").value()).isEqualTo(true);
        Yamls fence = find("NetworkPolicy", "evening-rostrum").at("spec");
        for (Yamls rule : fence.at("ingress").list()) {
            List<String> ports = rule.at("ports").list().stream()
                    .map(its -> its.at("port").text())
                    .toList();
            assertThat(rule.has("from")).isEqualTo(!ports.contains("http"));
            if (ports.contains("nodes")) {
                assertThat(rule.at("from/0/podSelector").value())
                        .isEqualTo(fence.at("podSelector").value());
            }
        }
    }

    @Test
    void it_scales_by_a_metric_that_is_there() {
        Yamls scaling = template(ALL).stream()
                .filter(its -> its.at("kind").text().equals("HorizontalPodAutoscaler"))
                .findFirst()
                .orElseThrow();
        assertThat(Queries.metrics())
                .contains(scaling.at("spec/metrics/0/pods/metric/name").text());
    }

    @Test
    void without_an_address_or_with_a_misspelt_value_it_is_refused() {
        assertThatThrownBy(() -> command(Map.of("address", "")).call()).hasMessageContaining("what phones reach");
        assertThatThrownBy(() -> command(Map.of("replica", "2")).call()).hasMessageContaining("replica");
        assertThatThrownBy(() ->
                        command(Map.of("terminationGracePeriodSeconds", "10")).call())
                .hasMessageContaining("terminationGracePeriodSeconds");
    }

    private static Yamls find(String kind, String name) {
        return template(Map.of()).stream()
                .filter(its -> its.at("kind").text().equals(kind)
                        && its.at("metadata/name").text().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Yamls> template(Map<String, Object> values) {
        return Deploy.yamls(command(values).call());
    }

    private static TemplateCommand command(Map<String, Object> values) {
        TemplateCommand command = chart().template()
                .withName("evening")
                .withNamespace("meetings")
                .withKubeVersion("1.30.0")
                .set("address", "https://vote.example");
        values.forEach(command::set);
        return command;
    }

    private static Helm chart() {
        return new Helm(Deploy.file("deploy/helm/rostrum"));
    }
}
