package io.rostrum.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.domain.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object, each taken once and of exactly the type that is asked for; {@link #end} refuses what was not
 * asked for. Any fault is a {@link Malformed} that names the field's path.
 */
final class Fields {
    /** Marks and weights have few digits; 1e400000000 would be written out in full. */
    private static final int MAX_DIGITS = 12;

    private final ObjectNode left;
    private final String path;

    Fields(ObjectNode object, String path) {
        this.left = object;
        this.path = path;
    }

    boolean has(String name) {
        return left.has(name);
    }

    String text(String name) {
        return take(name, JsonNode::isTextual, "text").textValue();
    }

    @Nullable String textOrNull(String name) {
        return has(name) ? text(name) : null;
    }

    boolean flag(String name) {
        return take(name, JsonNode::isBoolean, "true or false").booleanValue();
    }

    long whole(String name) {
        return take(name, node -> node.isIntegralNumber() && node.canConvertToLong(), "a whole number")
                .longValue();
    }

    @Nullable Long wholeOrNull(String name) {
        return has(name) ? whole(name) : null;
    }

    int small(String name) {
        long number = whole(name);
        if (number != (int) number) {
            throw wrong(name, "a smaller number");
        }
        return (int) number;
    }

    BigDecimal decimal(String name) {
        return decimal(take(name)).orElseThrow(() -> wrong(name, "a number of few digits"));
    }

    private static Optional<BigDecimal> decimal(JsonNode node) {
        if (!node.isNumber()) {
            return Optional.empty();
        }
        BigDecimal number = node.decimalValue();
        boolean fits = number.precision() <= MAX_DIGITS && Math.abs((long) number.scale()) <= MAX_DIGITS;
        return fits ? Optional.of(number) : Optional.empty();
    }

    <E extends Enum<E>> E word(String name, Class<E> words) {
        String word = text(name);
        return Stream.of(words.getEnumConstants())
                .filter(known -> Words.of(known).equals(word))
                .findFirst()
                .orElseThrow(() -> wrong(name, "one of the known words"));
    }

    <E extends Enum<E>> @Nullable E wordOrNull(String name, Class<E> words) {
        return has(name) ? word(name, words) : null;
    }

    /** The field as the value that its text stands for. */
    <T> T as(String name, Function<String, Optional<T>> parse) {
        return parse.apply(text(name)).orElseThrow(() -> wrong(name, "such a name"));
    }

    Fields object(String name) {
        if (take(name) instanceof ObjectNode object) {
            return new Fields(object, path + name + ".");
        }
        throw wrong(name, "an object");
    }

    @Nullable Fields objectOrNull(String name) {
        return has(name) ? object(name) : null;
    }

    /** The objects of a list, each turned into a value and held to its end. */
    <T> List<T> objects(String name, Function<Fields, T> read) {
        var values = new ArrayList<T>();
        list(name).forEach(node -> {
            String where = path + name + "[" + values.size() + "]";
            if (!(node instanceof ObjectNode object)) {
                throw new Malformed(where + " is not an object", null);
            }
            var fields = new Fields(object, where + ".");
            values.add(fields.checked(() -> read.apply(fields)));
            fields.end();
        });
        return values;
    }

    List<String> texts(String name) {
        var values = new ArrayList<String>();
        list(name).forEach(node -> {
            if (!node.isTextual()) {
                throw wrong(name, "a list of texts");
            }
            values.add(node.textValue());
        });
        return values;
    }

    private ArrayNode list(String name) {
        if (take(name) instanceof ArrayNode list) {
            return list;
        }
        throw wrong(name, "a list");
    }

    /** All fields of this object that are left, by name. */
    <T> SortedMap<String, T> all(BiFunction<Fields, String, T> read) {
        var values = new TreeMap<String, T>();
        for (String name : left.properties().stream().map(Map.Entry::getKey).toList()) {
            values.put(name, read.apply(this, name));
        }
        return values;
    }

    /** The value, or what it says is wrong with its parts, as a fault of this object. */
    <T> T checked(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException unfit) {
            String where = path.isEmpty() ? "it" : path.substring(0, path.length() - 1);
            throw new Malformed(where + ": " + unfit.getMessage(), unfit);
        }
    }

    /** Refuses fields that were not asked for. */
    void end() {
        if (!left.isEmpty()) {
            throw new Malformed(path + left.fieldNames().next() + " is not known here", null);
        }
    }

    /** Takes the field if it is {@code null}, which is a value of its own and not a missing one. */
    boolean takeNull(String name) {
        boolean isNull = left.path(name).isNull();
        if (isNull) {
            left.remove(name);
        }
        return isNull;
    }

    private JsonNode take(String name) {
        JsonNode node = left.remove(name);
        if (node == null) {
            throw new Malformed(path + name + " is missing", null);
        }
        return node;
    }

    private JsonNode take(String name, Predicate<JsonNode> fits, String expected) {
        JsonNode node = take(name);
        if (!fits.test(node)) {
            throw wrong(name, expected);
        }
        return node;
    }

    private Malformed wrong(String name, String expected) {
        return new Malformed(path + name + " is not " + expected, null);
    }
}
