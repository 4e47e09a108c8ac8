package io.rostrum.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page that describes the protocol, of which the examples and tables are held against the code. */
record ProtocolPage(List<String> lines) {
    private static final Pattern ROW = Pattern.compile("\\| `?(\\w+)`? \\| (.*) \\|");

    static ProtocolPage read() {
        try {
            return new ProtocolPage(Files.readAllLines(Path.of("../docs/protocol.md")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The frames behind an arrow in the order of the page; a line that begins with a space goes on with the frame before it. */
    List<String> frames(String arrow) {
        var frames = new ArrayList<String>();
        boolean example = false;
        for (String line : lines) {
            if (line.startsWith("```")) {
                example = line.equals("```json");
            } else if (example && line.startsWith(" ")) {
                frames.add(frames.removeLast() + line.strip());
            } else if (example) {
                frames.add(line);
            }
        }
        return frames.stream()
                .filter(frame -> frame.startsWith(arrow + " "))
                .map(frame -> frame.substring(2))
                .toList();
    }

    /** The rows under a heading: the first cell, and the others as they stand. */
    SequencedMap<String, String> table(String heading) {
        var rows = new LinkedHashMap<String, String>();
        lines.stream()
                .dropWhile(line -> !line.equals("## " + heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .skip(1)
                .forEach(row -> rows.put(row.group(1), row.group(2)));
        return rows;
    }
}
