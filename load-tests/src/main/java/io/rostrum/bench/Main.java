package io.rostrum.bench;

import io.rostrum.drill.Ports;
import io.rostrum.drill.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes one measure, or all: 0 if all was reached that must be, 1 if not, 2 if it could not be taken. */
@Command(name = "bench", mixinStandardHelpOptions = true, sortOptions = false, usageHelpAutoWidth = true)
public final class Main implements Runnable {
    private static final int MISSED = 1;

    @Parameters(paramLabel = "NAME", description = "Which one, or all of them.")
    private String name = "";

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "How often everything is measured, by turns. Default: 3.")
    private int rounds = 3;

    @Option(
            names = "--scale",
            paramLabel = "SHARE",
            description = "Only that share of the phones, such as 0.1, to try it out. Default: 1.")
    private double scale = 1;

    @Option(names = "--phones", paramLabel = "N", description = "How many come to the auditorium. Default: 1000.")
    private int phones = 1_000;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long the auditorium lasts, from the first phone to the last score. Default: 120.")
    private int seconds = 120;

    private boolean reached = true;

    private Main() {}

    public static void main(String[] args) {
        var main = new Main();
        var line = new CommandLine(main);
        line.getCommandSpec()
                .usageMessage()
                .description("Measures how fast Rostrum is, beside something else in the same run.")
                .footer("", "The measures:", list());
        int mistake =
                line.setExitCodeExceptionMapper(_ -> CommandLine.ExitCode.USAGE).execute(args);
        System.exit(mistake != 0 ? mistake : main.reached ? 0 : MISSED);
    }

    private static String list() {
        return Stream.concat(Measure.ALL.stream(), Stream.of(new Auditorium(0, 0)))
                .map(measure -> "  %-11s %s".formatted(measure.name(), measure.about()))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void run() {
        List<Measure> chosen = Stream.concat(Measure.ALL.stream(), Stream.of(new Auditorium(phones, seconds)))
                .filter(measure -> name.equals("all") || measure.name().equals(name))
                .toList();
        if (chosen.isEmpty()) {
            throw new CommandLine.ParameterException(
                    new CommandLine(this), "There is no measure '" + name + "'; see --help.");
        }
        chosen.forEach(this::take);
    }

    private void take(Measure measure) {
        try {
            var scratch = Scratch.of("bench");
            Table table = measure.run(new Measure.Given(scratch.path(), new Ports(new Random()), scale, rounds));
            System.out.println(table.text());
            reached &= table.reached();
            scratch.throwAway();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
