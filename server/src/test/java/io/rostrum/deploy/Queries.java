package io.rostrum.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the board and the alerts ask Prometheus for. */
final class Queries {
    /** A name of a metric as ours, the JVM's and the proxy's begin. */
    private static final Pattern METRIC = Pattern.compile("\\b(?:rostrum|jvm|process|system|haproxy)_\\w+");

    private Queries() {}

    static List<String> all() {
        var all = new ArrayList<String>();
        for (Yamls panel :
                Deploy.yaml("deploy/grafana/boards/rostrum.json").at("panels").list()) {
            panel.at("targets")
                    .list()
                    .forEach(target -> all.add(target.at("expr").text()));
        }
        Deploy.yaml("deploy/alerts.yml")
                .at("groups/0/rules")
                .list()
                .forEach(rule -> all.add(rule.at("expr").text()));
        return all;
    }

    static Set<String> metrics() {
        return found(METRIC);
    }

    /** The values that a label is asked for. */
    static Set<String> values(String label) {
        return found(Pattern.compile("(?<=\\b" + label + "=\")\\w+"));
    }

    private static Set<String> found(Pattern pattern) {
        return all().stream()
                .flatMap(query -> pattern.matcher(query).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names in a scrape. */
    static Set<String> names(String scrape) {
        return scrape.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("[ {].*", ""))
                .collect(Collectors.toSet());
    }
}
