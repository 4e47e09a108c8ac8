package io.rostrum.deploy;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;

/** A piece of YAML or JSON that is walked by a path of keys and indices, such as {@code spec/ports/0/name}. */
record Yamls(Object value) {
    Yamls at(String path) {
        Object here = value;
        for (String step : path.split("/")) {
            here = step(here, step, path);
        }
        return new Yamls(here);
    }

    private static Object step(Object here, String step, String path) {
        Object next = switch (here) {
            case Map<?, ?> map -> map.get(step);
            case List<?> list -> list.get(Integer.parseInt(step));
            default -> null;
        };
        if (next == null) {
            throw new NoSuchElementException(step + " of " + path + " in " + here);
        }
        return next;
    }

    boolean has(String key) {
        return value instanceof Map<?, ?> map && map.containsKey(key);
    }

    Set<String> keys() {
        return ((Map<?, ?>) value).keySet().stream().map(String::valueOf).collect(Collectors.toSet());
    }

    List<Yamls> list() {
        return ((List<?>) value).stream().<Yamls>map(Yamls::new).toList();
    }

    List<String> texts() {
        return list().stream().map(Yamls::text).toList();
    }

    String text() {
        return value.toString();
    }

    int number() {
        return ((Number) value).intValue();
    }
}
