package io.rostrum.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a measure came to, line by line: the median of the rounds, their spread, and what must be reached. */
final class Table {
    private static final String HEAD = "%-54s %12s %24s %10s%n";
    private static final String LINE = "%-54s %12s %24s %10s  %s%n";

    private record Line(String what, String median, String spread, String must, String verdict) {}

    private final String title;
    private final List<Line> lines = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private boolean reached = true;

    Table(String title) {
        this.title = title;
    }

    /** A figure that nothing is asked of. */
    void tell(String what, Figures figures) {
        add(what, figures, "", "");
    }

    void tell(String what, double figure) {
        tell(what, once(figure));
    }

    /** A sentence below the figures. */
    void remark(String sentence) {
        remarks.add(sentence);
    }

    void atLeast(double must, String what, Figures figures) {
        judge(what, figures, "≥ " + number(must), figures.median() >= must);
    }

    void atMost(double must, String what, Figures figures) {
        judge(what, figures, "≤ " + number(must), figures.median() <= must);
    }

    void atMost(double must, String what, double figure) {
        atMost(must, what, once(figure));
    }

    /** What must not be in any round. */
    void none(String what, Figures figures) {
        judge(what, figures, "0", figures.most() == 0);
        if (figures.most() != 0) {
            faults.add(what);
        }
    }

    void none(String what, double figure) {
        none(what, once(figure));
    }

    private static Figures once(double figure) {
        var figures = new Figures();
        figures.add(figure);
        return figures;
    }

    private void judge(String what, Figures figures, String must, boolean kept) {
        reached &= kept;
        add(what, figures, must, kept ? "PASS" : "MISS");
    }

    private void add(String what, Figures figures, String must, String verdict) {
        String spread = number(figures.least()) + " to " + number(figures.most());
        lines.add(new Line(what, number(figures.median()), spread, must, verdict));
    }

    /** Three digits that say something, and all before the point. */
    private static String number(double value) {
        String form = value == 0 || Math.abs(value) >= 100 ? "%,.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, form, value);
    }

    /** Whether all was reached that must be. */
    boolean reached() {
        return reached;
    }

    /** What must not be and was. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    String text() {
        var text = new StringBuilder("%n%s%n".formatted(title));
        text.append(HEAD.formatted("", "median", "least to most", "must be"));
        for (Line line : lines) {
            text.append(LINE.formatted(line.what(), line.median(), line.spread(), line.must(), line.verdict()));
        }
        remarks.forEach(remark -> text.append(remark).append(System.lineSeparator()));
        return text.toString();
    }
}
