package io.rostrum.drill;

import java.util.ArrayList;
import java.util.List;

/** What a drill found, line by line: what was promised, what was measured, and whether the one agrees with the other. */
final class Report {
    private record Line(String what, String measured, String promised, boolean kept, boolean timed) {
        Line(String what, String measured, String promised, boolean kept) {
            this(what, measured, promised, kept, false);
        }
    }

    private final String drill;
    private final List<Line> lines = new ArrayList<>();

    Report(String drill) {
        this.drill = drill;
    }

    /** A figure that nothing was promised about. */
    void tell(String what, Object measured) {
        lines.add(new Line(what, measured.toString(), "", true));
    }

    /** A number that must not be above what was promised. */
    void atMost(long promised, String what, long measured, String unit) {
        lines.add(new Line(what, with(measured, unit), "≤ " + with(promised, unit), measured <= promised));
    }

    /** A time in ms that must not be above what was promised. */
    void within(long promised, String what, long measured) {
        lines.add(new Line(what, with(measured, "ms"), "≤ " + with(promised, "ms"), measured <= promised, true));
    }

    /** A number that must not be below what was promised, or the drill has shown nothing. */
    void atLeast(long promised, String what, long measured, String unit) {
        lines.add(new Line(what, with(measured, unit), "≥ " + with(promised, unit), measured >= promised));
    }

    /** Things that must not be; each that is, is told. */
    void none(String what, List<String> found) {
        lines.add(new Line(what, Integer.toString(found.size()), "0", found.isEmpty()));
        found.stream().limit(5).forEach(one -> lines.add(new Line("  " + one, "", "", true)));
    }

    private static String with(long number, String unit) {
        return unit.isEmpty() ? "%,d".formatted(number) : "%,d %s".formatted(number, unit);
    }

    boolean passed() {
        return lines.stream().allMatch(Line::kept);
    }

    /** What was promised and not kept. */
    List<String> broken() {
        return lines.stream().filter(line -> !line.kept()).map(Line::what).toList();
    }

    /** The same but for times, which on a machine that does other work prove nothing. */
    List<String> brokenWhateverTheTime() {
        return lines.stream()
                .filter(line -> !line.kept() && !line.timed())
                .map(Line::what)
                .toList();
    }

    /** A table, and PASS or FAIL. */
    String text() {
        var text = new StringBuilder("%n%s%n%-58s %14s %14s%n".formatted(drill, "", "measured", "promised"));
        for (Line line : lines) {
            String mark = line.kept() ? "" : "  <- not kept";
            text.append("%-58s %14s %14s%s%n".formatted(line.what(), line.measured(), line.promised(), mark));
        }
        return text.append(passed() ? "PASS" : "FAIL")
                .append(System.lineSeparator())
                .toString();
    }
}
