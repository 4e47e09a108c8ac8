package io.rostrum;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The options that the command line knows, as the docs and the files of deploy/ name them. */
public final class Options {
    /** Read from the environment and by no option. */
    private static final Set<String> NO_OPTION = Set.of("ROSTRUM_KEY", "ROSTRUM_LOG", "ROSTRUM_JAVA_OPTS");

    private Options() {}

    private static List<OptionSpec> all() {
        return new CommandLine(Arguments.class)
                .getCommandSpec().options().stream()
                        .filter(option -> !option.usageHelp() && !option.versionHelp())
                        .toList();
    }

    /** What may stand in the environment. */
    public static Set<String> variables() {
        Set<String> variables = all().stream().map(Options::variable).collect(Collectors.toSet());
        variables.addAll(NO_OPTION);
        return variables;
    }

    private static String variable(OptionSpec option) {
        return "ROSTRUM_" + option.longestName().substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** The table of docs/operations.md, a row for each option. */
    static List<String> table() {
        var rows = new ArrayList<>(List.of("| option | variable | default | meaning |", "|---|---|---|---|"));
        all().stream().map(Options::row).forEach(rows::add);
        return rows;
    }

    private static String row(OptionSpec option) {
        String said = String.join(" ", option.description());
        int at = said.lastIndexOf(" Default: ");
        String meaning = at < 0 ? said : said.substring(0, at);
        String usual = at < 0 ? "" : said.substring(at + " Default: ".length()).replaceFirst("\\.$", "");
        String label =
                option.arity().min() == 0 ? "" : " " + option.paramLabel().replace("|", "\\|");
        return "| `%s%s` | `%s` | %s | %s |".formatted(option.longestName(), label, variable(option), usual, meaning);
    }
}
