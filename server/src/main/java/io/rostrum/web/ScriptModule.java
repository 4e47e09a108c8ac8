package io.rostrum.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One module of the pages, taken apart so that it can share a scope with others. A library's module, whose names are one letter
 * long, keeps a scope of its own.
 *
 * @param needs the modules that must have run before, each with the names that are taken from it
 * @param declares its own names at the top
 * @param body what is left of it without imports, exports and comments
 */
record ScriptModule(String name, Map<String, List<String>> needs, List<String> declares, String body) {
    /** No string, template or expression of ours holds the slash and two stars that begin a comment. */
    private static final Pattern COMMENT = lines("/\\*\\*(?s:.*?)\\*/|^ *//.*\n");

    private static final Pattern IMPORT =
            lines("^import (?:\\{(\\s*[\\w$]+(?:,\\s*[\\w$]+)*),?\\s*} from )?'(\\.[^']+)';\n");
    private static final Pattern EXPORT = lines("^export (?=(?:async function|function|class|const|let) \\w)");
    private static final Pattern DECLARED = lines("^(?:async function|function|class|const|let) ([^\\s(=;]+)");
    private static final Pattern STRANGE = lines("^(?:import|export|var|await)\\b");
    private static final Pattern LATER = Pattern.compile("\\bimport\\('([^']+)'\\)");
    private static final Pattern RENAMED = Pattern.compile("([\\w$]+) as ([\\w$]+)");
    private static final Pattern LIBRARY_IMPORT = Pattern.compile("\\bimport\\{([^}]*)}from\"(\\.[^\"]+)\";");
    private static final Pattern LIBRARY_EXPORT =
            Pattern.compile("\\bexport\\{([^}]*)};\\s*(?://# sourceMappingURL=.*\\s*)?$");
    private static final Pattern LIBRARY_STRANGE = Pattern.compile("\\b(?:import|export)(?:[{\"*(]| \\w)");

    /** @throws IllegalStateException if the module imports, exports or declares in a way that none of ours does */
    static ScriptModule of(String name, String text) {
        return isLibrary(name)
                ? library(name, text)
                : own(name, COMMENT.matcher(text).replaceAll(""));
    }

    boolean isLibrary() {
        return isLibrary(name);
    }

    private static boolean isLibrary(String name) {
        return name.startsWith("lib/");
    }

    /** What holds a library's names where everything shares one scope. */
    static String scope(String library) {
        return "$" + library.replaceAll("\\W", "_");
    }

    private static ScriptModule own(String name, String text) {
        var needs = new LinkedHashMap<String, List<String>>();
        for (Matcher found = IMPORT.matcher(text); found.find(); ) {
            String names = found.group(1);
            needs.put(
                    named(name, found.group(2)),
                    names == null ? List.of() : List.of(names.strip().split(",\\s*")));
        }
        String body = EXPORT.matcher(IMPORT.matcher(text).replaceAll("")).replaceAll("");
        check(!STRANGE.matcher(body).find(), name, "imports, exports or declares in another way");
        var declares = new ArrayList<String>();
        DECLARED.matcher(body).results().forEach(found -> declares.add(found.group(1)));
        String whole = LATER.matcher(body).replaceAll(found -> "import('../" + later(name, found.group(1)) + "')");
        return new ScriptModule(name, needs, declares, "\n// " + name + "\n" + whole);
    }

    /** What is fetched later must not bring a second copy of a module that is linked. */
    private static String later(String module, String path) {
        String name = named(module, path);
        check(isLibrary(name), module, "fetches later what is no library: " + name);
        return name;
    }

    private static ScriptModule library(String name, String text) {
        var needs = new LinkedHashMap<String, List<String>>();
        String body = LIBRARY_IMPORT.matcher(text).replaceAll(found -> {
            String needed = named(name, found.group(2));
            needs.put(needed, List.of());
            return Matcher.quoteReplacement(
                    "const{%s}=%s;".formatted(RENAMED.matcher(found.group(1)).replaceAll("$1:$2"), scope(needed)));
        });
        String whole = LIBRARY_EXPORT
                .matcher(body)
                .replaceFirst(found -> Matcher.quoteReplacement(
                        "return{%s};".formatted(RENAMED.matcher(found.group(1)).replaceAll("$2:$1"))));
        check(!LIBRARY_STRANGE.matcher(whole).find(), name, "imports or exports in another way");
        return new ScriptModule(
                name, needs, List.of(scope(name)), "const " + scope(name) + " = (() => {\n" + whole + "\n})();\n");
    }

    private static String named(String module, String path) {
        return URI.create(module).resolve(path).getPath();
    }

    private static void check(boolean holds, String module, String trouble) {
        if (!holds) {
            throw new IllegalStateException(module + " " + trouble);
        }
    }

    private static Pattern lines(String expression) {
        return Pattern.compile(expression, Pattern.MULTILINE);
    }
}
