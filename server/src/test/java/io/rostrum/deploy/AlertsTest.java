package io.rostrum.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus is told, read and tried by its own tool; and what the docs say of each alert. */
class AlertsTest {
    @TempDir
    private Path directory;

    @Test
    void prometheus_finds_no_fault_and_each_alert_comes_when_it_should() {
        promtool("check", "config", "deploy/prometheus.yml");
        assertThat(promtool("test", "rules", "deploy/alerts.test.yml")).contains("SUCCESS");
    }

    @Test
    void each_alert_is_tried_and_the_docs_say_what_to_do() {
        String docs = Deploy.text("docs/operations.md");
        String tried = Deploy.text("deploy/alerts.test.yml");
        for (Yamls rule : Deploy.yaml("deploy/alerts.yml").at("groups/0/rules").list()) {
            assertThat(docs).contains("| `" + rule.at("alert").text() + "` |");
            assertThat(tried).contains("alertname: " + rule.at("alert").text() + "\n");
        }
    }

    private String promtool(String what, String which, String file) {
        return Program.run(
                directory.resolve("promtool"),
                Map.of(),
                List.of("promtool", what, which, Deploy.file(file).toString()));
    }
}
