package io.headrace.store.venue;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.market.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// A mapping of a file being read: every key is asked for by name, and a key nobody asked for is refused.
final class Fields {
    private final String file;
    private final String path;
    private final JsonNode node;
    private final Set<String> asked = new LinkedHashSet<>();

    Fields(String file, String path, JsonNode node) {
        this.file = file;
        this.path = path;
        this.node = node;
        if (!node.isObject()) {
            throw VenueFault.VALUE.at(where(""), "there must be a mapping of names to values");
        }
    }

    boolean has(String key) {
        asked.add(key);
        return node.has(key);
    }

    String text(String key) {
        JsonNode value = require(key);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw wrong(key, value, "a text");
        }
        return value.textValue();
    }

    String text(String key, String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    double number(String key) {
        JsonNode value = require(key);
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw wrong(key, value, "a finite number");
        }
        return value.doubleValue();
    }

    double number(String key, double otherwise) {
        return has(key) ? number(key) : otherwise;
    }

    long whole(String key) {
        JsonNode value = require(key);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw wrong(key, value, "a whole number");
        }
        return value.longValue();
    }

    boolean flag(String key) {
        JsonNode value = require(key);
        if (!value.isBoolean()) {
            throw wrong(key, value, "true or false");
        }
        return value.booleanValue();
    }

    boolean flag(String key, boolean otherwise) {
        return has(key) ? flag(key) : otherwise;
    }

    <E extends Enum<E>> E oneOf(String key, Class<E> type) {
        return named(key, text(key), type);
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : list(key)) {
            if (!value.isTextual()) {
                throw wrong(key, value, "a list of texts");
            }
            texts.add(value.textValue());
        }
        return texts;
    }

    <E extends Enum<E>> List<E> allOf(String key, Class<E> type) {
        return texts(key).stream().map(text -> named(key, text, type)).toList();
    }

    Fields section(String key) {
        return new Fields(file, at(key), require(key));
    }

    /// A list of mappings; empty when the key is left out.
    <T> List<T> sections(String key, Function<Fields, T> read) {
        List<T> values = new ArrayList<>();
        if (has(key)) {
            int index = 0;
            for (JsonNode value : list(key)) {
                values.add(read.apply(new Fields(file, at(key) + "[" + index++ + "]", value)));
            }
        }
        return values;
    }

    /// A mapping whose keys are free; empty when the key is left out.
    <T> Map<String, T> named(String key, Function<Fields, T> read) {
        Map<String, T> values = new LinkedHashMap<>();
        if (has(key)) {
            Fields section = section(key);
            section.node.fieldNames().forEachRemaining(name -> values.put(name, read.apply(section.section(name))));
        }
        return values;
    }

    /// Builds from what was read; refuses keys that were not asked for, and values the type refuses.
    <T> T build(Supplier<T> build) {
        node.fieldNames().forEachRemaining(key -> {
            if (!asked.contains(key)) {
                throw VenueFault.UNKNOWN_KEY.at(where(key), "unknown key '" + key + "'; known here: " + asked);
            }
        });
        try {
            return build.get();
        } catch (IllegalArgumentException e) {
            throw VenueFault.VALUE.at(where(""), String.valueOf(e.getMessage()));
        }
    }

    /// The refusal of a key's value.
    ProblemException wrong(String key, String expected) {
        return wrong(key, require(key), expected);
    }

    private <E extends Enum<E>> E named(String key, String text, Class<E> type) {
        List<String> known = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String name = constant.name().toLowerCase(Locale.ROOT);
            if (name.equals(text)) {
                return constant;
            }
            known.add(name);
        }
        throw VenueFault.VALUE.at(where(key), "'" + key + "' must be one of " + known + ", was '" + text + "'");
    }

    private JsonNode list(String key) {
        JsonNode value = require(key);
        if (!value.isArray()) {
            throw wrong(key, value, "a list");
        }
        return value;
    }

    private JsonNode require(String key) {
        asked.add(key);
        JsonNode value = node.get(key);
        if (value == null) {
            throw VenueFault.VALUE.at(where(""), "key '" + key + "' is missing");
        }
        return value;
    }

    private ProblemException wrong(String key, JsonNode value, String expected) {
        String found = value.isValueNode() ? ", was '" + value.asText() + "'" : "";
        return VenueFault.VALUE.at(where(key), "'" + key + "' must be " + expected + found);
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + '.' + key;
    }

    private String where(String key) {
        String place = key.isEmpty() ? path : at(key);
        return place.isEmpty() ? file : file + ": " + place;
    }
}
