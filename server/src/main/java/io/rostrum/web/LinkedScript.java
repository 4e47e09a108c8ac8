package io.rostrum.web;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A page's script and all that it imports as one script, so that a phone asks once instead of thirty times: the modules follow
 * each other in the order in which a browser would have run them. That is exact only as long as no two of them use one name
 * for two things, so then it is refused.
 */
final class LinkedScript {
    private final Function<String, ScriptModule> modules;
    private final StringBuilder libraries = new StringBuilder();
    private final StringBuilder ours = new StringBuilder();
    private final Map<String, Set<String>> taken = new LinkedHashMap<>();
    private final Map<String, String> declared = new HashMap<>();
    private final Set<String> begun = new HashSet<>();
    private final Set<String> done = new HashSet<>();

    private LinkedScript(Function<String, ScriptModule> modules) {
        this.modules = modules;
    }

    /**
     * @param name of the page's script, such as {@code js/phone.js}, whose place the whole takes
     * @param modules gives each by its name
     * @throws IllegalStateException if the modules cannot be made one without changing what they mean
     */
    static String of(String name, Function<String, ScriptModule> modules) {
        var linked = new LinkedScript(modules);
        linked.add(name);
        linked.taken.forEach((library, names) -> linked.libraries.append(
                "const { %s } = %s;\n".formatted(String.join(", ", names), ScriptModule.scope(library))));
        return linked.libraries.append(linked.ours).toString();
    }

    private void add(String name) {
        if (done.contains(name)) {
            return;
        }
        check(begun.add(name), name, "needs itself");
        ScriptModule module = modules.apply(name);
        module.needs().forEach((needed, names) -> {
            add(needed);
            take(modules.apply(needed), names);
        });
        module.declares().forEach(declares -> declare(name, declares));
        (module.isLibrary() ? libraries : ours).append(module.body());
        done.add(name);
    }

    /** Among ours a name is simply there; a library's is fetched out of its scope, once. */
    private void take(ScriptModule from, List<String> names) {
        if (from.isLibrary()) {
            names.stream()
                    .filter(name -> taken.computeIfAbsent(from.name(), _ -> new TreeSet<>())
                            .add(name))
                    .forEach(name -> declare(from.name(), name));
        } else {
            names.forEach(name -> check(from.declares().contains(name), from.name(), "has no " + name));
        }
    }

    private void declare(String module, String name) {
        check(name.matches("[\\w$]+"), module, "declares " + name + ", which is no name");
        String other = declared.put(name, module);
        check(other == null, module, "declares " + name + ", as " + other + " does");
    }

    private static void check(boolean holds, String module, String trouble) {
        if (!holds) {
            throw new IllegalStateException(module + " " + trouble);
        }
    }
}
