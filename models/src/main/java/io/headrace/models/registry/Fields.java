package io.headrace.models.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// One JSON object, read field by field in the order written. Nothing is coerced, nothing may be missing,
/// nothing may be left over. Failures are [IllegalArgumentException]s that name the place.
final class Fields {
    private final String path;
    private final JsonNode object;
    private final Iterator<Map.Entry<String, JsonNode>> fields;

    Fields(String path, JsonNode object) {
        if (!object.isObject()) {
            throw wrong(path, "an object", object);
        }
        this.path = path;
        this.object = object;
        fields = object.properties().iterator();
    }

    /// Whether the object has a field that may be left out.
    boolean has(String name) {
        return object.has(name);
    }

    String text(String name) {
        return text(at(name), next(name));
    }

    double number(String name) {
        return number(at(name), next(name));
    }

    int integer(String name) {
        return integer(at(name), next(name));
    }

    long whole(String name) {
        JsonNode node = next(name);
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw wrong(at(name), "a whole number", node);
        }
        return node.longValue();
    }

    Fields object(String name) {
        return new Fields(at(name), next(name));
    }

    <T> List<T> list(String name, BiFunction<String, JsonNode, T> element) {
        return list(at(name), next(name), element);
    }

    double[] numbers(String name) {
        return numbers(at(name), next(name));
    }

    double[][] rows(String name) {
        return list(name, Fields::numbers).toArray(double[][]::new);
    }

    int[] integers(String name) {
        return integers(at(name), next(name));
    }

    /// All fields of an object whose names are data.
    <T> Map<String, T> map(String name, BiFunction<String, JsonNode, T> value) {
        Fields inner = object(name);
        Map<String, T> map = new LinkedHashMap<>();
        inner.fields.forEachRemaining(
                entry -> map.put(entry.getKey(), value.apply(inner.at(entry.getKey()), entry.getValue())));
        return map;
    }

    /// Call when all fields were read.
    void end() {
        if (fields.hasNext()) {
            throw new IllegalArgumentException("field '" + at(fields.next().getKey()) + "' is unknown");
        }
    }

    static <T> List<T> list(String path, JsonNode node, BiFunction<String, JsonNode, T> element) {
        requireArray(path, node);
        List<T> list = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            list.add(element.apply(element(path, i), node.get(i)));
        }
        return list;
    }

    static double[] numbers(String path, JsonNode node) {
        requireArray(path, node);
        double[] numbers = new double[node.size()];
        for (int i = 0; i < numbers.length; i++) {
            JsonNode element = node.get(i);
            // A place is named only when it is wrong: a model has a hundred thousand of them.
            numbers[i] = isNumber(element) ? element.doubleValue() : number(element(path, i), element);
        }
        return numbers;
    }

    static int[] integers(String path, JsonNode node) {
        requireArray(path, node);
        int[] integers = new int[node.size()];
        for (int i = 0; i < integers.length; i++) {
            JsonNode element = node.get(i);
            integers[i] = isInteger(element) ? element.intValue() : integer(element(path, i), element);
        }
        return integers;
    }

    static double number(String path, JsonNode node) {
        if (!isNumber(node)) {
            throw wrong(path, "a finite number", node);
        }
        return node.doubleValue();
    }

    static int integer(String path, JsonNode node) {
        if (!isInteger(node)) {
            throw wrong(path, "a whole number", node);
        }
        return node.intValue();
    }

    static String text(String path, JsonNode node) {
        if (!node.isTextual()) {
            throw wrong(path, "text", node);
        }
        return node.textValue();
    }

    private static boolean isNumber(JsonNode node) {
        return node.isNumber() && Double.isFinite(node.doubleValue());
    }

    private static boolean isInteger(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToInt();
    }

    private static void requireArray(String path, JsonNode node) {
        if (!node.isArray()) {
            throw wrong(path, "an array", node);
        }
    }

    private static String element(String path, int index) {
        return path + '[' + index + ']';
    }

    private JsonNode next(String name) {
        if (!object.has(name)) {
            throw new IllegalArgumentException("field '" + at(name) + "' is missing");
        }
        Map.Entry<String, JsonNode> field = fields.next();
        if (!field.getKey().equals(name)) {
            throw new IllegalArgumentException(
                    "field '" + at(field.getKey()) + "' is unknown or out of order, '" + name + "' must be here");
        }
        return field.getValue();
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + '.' + name;
    }

    private static IllegalArgumentException wrong(String path, String wanted, JsonNode found) {
        String text = found.toString();
        return new IllegalArgumentException((path.isEmpty() ? "the document" : "field '" + path + "'") + " must be "
                + wanted + ", was " + (text.length() > 40 ? text.substring(0, 40) + "..." : text));
    }
}
