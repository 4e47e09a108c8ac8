package io.rostrum.web;

import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page's style sheet with all that it imports in place, so that a page asks for one. */
final class LinkedSheet {
    private static final Pattern IMPORT = Pattern.compile("^@import '(\\.[^']+)'(?: ([^;]+))?;\n", Pattern.MULTILINE);

    private final UnaryOperator<String> read;
    private final Set<String> begun = new HashSet<>();

    private LinkedSheet(UnaryOperator<String> read) {
        this.read = read;
    }

    /**
     * @param name of the page's sheet, such as {@code css/phone.css}, whose place the whole takes
     * @param read gives a sheet's text by its name
     * @throws IllegalStateException if a sheet is imported twice, or in a way that is not understood
     */
    static String of(String name, UnaryOperator<String> read) {
        return new LinkedSheet(read).linked(name);
    }

    private String linked(String name) {
        if (!begun.add(name)) {
            throw new IllegalStateException(name + " is imported twice");
        }
        String whole = IMPORT.matcher(read.apply(name)).replaceAll(found -> {
            String other = linked(URI.create(name).resolve(found.group(1)).getPath());
            String where = found.group(2);
            return Matcher.quoteReplacement(where == null ? other : "@media " + where + " {\n" + other + "}\n");
        });
        if (whole.contains("@import")) {
            throw new IllegalStateException(name + " imports in another way");
        }
        return whole;
    }
}
