package io.headrace.decision.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// A mapping being read: every key is asked for by name, and a key nobody asked for is refused with the
/// nearest known one.
public final class Section {
    /// A written key this close to a missing one is taken for a typing mistake.
    private static final int TYPO = 3;

    private final String name;
    private final SettingsValue.Mapping mapping;
    private final Set<String> asked = new LinkedHashSet<>();

    Section(String name, SettingsValue.Mapping mapping) {
        this.name = name;
        this.mapping = mapping;
    }

    /// Reads a settings file of any kind: every key must be asked for, and every complaint names its place.
    ///
    /// @param name what the top of the file is called in complaints
    /// @throws io.headrace.market.problem.ProblemException HR-3001 to HR-3005
    public static <T> T read(Path file, String name, Function<Section, T> read) {
        return read.apply(new Section(name, SettingsValue.read(file)));
    }

    public boolean has(String key) {
        asked.add(key);
        return mapping.entries().containsKey(key);
    }

    public double number(String key) {
        return number(key, require(key));
    }

    public long whole(String key) {
        SettingsValue value = require(key);
        try {
            return Long.parseLong(text(key, value));
        } catch (NumberFormatException e) {
            throw wrong(key, value, "a whole number");
        }
    }

    /// A whole number of which there may be as many as an int counts.
    public int count(String key) {
        long number = whole(key);
        if (number != (int) number) {
            throw wrong(key, "a whole number of at most 9 digits");
        }
        return (int) number;
    }

    public boolean flag(String key) {
        SettingsValue value = require(key);
        return switch (text(key, value)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(key, value, "true or false");
        };
    }

    public String text(String key) {
        return text(key, require(key));
    }

    public List<String> texts(String key) {
        return list(key, value -> text(key, value));
    }

    /// A list of mappings.
    public <T> List<T> sections(String key, Function<Section, T> each) {
        return list(key, value -> in(key, value, each));
    }

    public <T> T section(String key, Function<Section, T> read) {
        return in(key, require(key), read);
    }

    /// A mapping whose keys are free.
    public <T> Map<String, T> named(String key, Function<Section, T> each) {
        return section(key, section -> {
            Map<String, T> values = new LinkedHashMap<>();
            for (Map.Entry<String, SettingsValue> entry :
                    section.mapping.entries().entrySet()) {
                section.asked.add(entry.getKey());
                values.put(entry.getKey(), in(entry.getKey(), entry.getValue(), each));
            }
            return values;
        });
    }

    /// Reads every key of a mapping whose keys are free.
    public <T> Map<String, T> each(Function<String, T> read) {
        Map<String, T> values = new LinkedHashMap<>();
        mapping.entries().keySet().forEach(free -> values.put(free, read.apply(free)));
        return values;
    }

    /// Whether the value of a key is a list.
    public boolean isList(String key) {
        return require(key) instanceof SettingsValue.Sequence;
    }

    /// Builds a part of this mapping; what its type refuses is refused with the place.
    public <T> T checked(Supplier<T> build) {
        return mapping.place().checked(build);
    }

    /// The refusal of a key's value.
    public RuntimeException wrong(String key, String expected) {
        return wrong(key, require(key), expected);
    }

    /// A mapping from free keys to numbers.
    public Map<String, Double> numbers(String key) {
        return section(key, section -> {
            Map<String, Double> values = new LinkedHashMap<>();
            section.mapping.entries().keySet().forEach(free -> values.put(free, section.number(free)));
            return values;
        });
    }

    /// Builds from what was read; refuses keys that were not asked for, and values the type refuses.
    public <T> T build(Supplier<T> build) {
        for (String key : mapping.entries().keySet()) {
            if (!asked.contains(key)) {
                SettingsValue.Place place = mapping.keys().getOrDefault(key, mapping.place());
                throw unknown(key, place, nearest(key));
            }
        }
        return mapping.place().checked(build);
    }

    private RuntimeException unknown(String key, SettingsValue.Place place, String meant) {
        return place.problem("HR-3003", "unknown key '" + key + "' in " + name, "Did you mean '" + meant + "'?");
    }

    private <T> T in(String key, SettingsValue value, Function<Section, T> read) {
        if (value instanceof SettingsValue.Mapping inner) {
            return read.apply(new Section(key, inner));
        }
        throw wrong(key, value, "a mapping of names to values");
    }

    private <T> List<T> list(String key, Function<SettingsValue, T> each) {
        SettingsValue value = require(key);
        if (!(value instanceof SettingsValue.Sequence sequence)) {
            throw wrong(key, value, "a list");
        }
        List<T> values = new ArrayList<>();
        sequence.values().forEach(one -> values.add(each.apply(one)));
        return values;
    }

    private static double number(String key, SettingsValue value) {
        try {
            double number = Double.parseDouble(text(key, value));
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(key, value, "a number");
        }
        throw wrong(key, value, "a finite number");
    }

    private static String text(String key, SettingsValue value) {
        if (value instanceof SettingsValue.Scalar(var place, String text)) {
            return text;
        }
        throw wrong(key, value, "a single value");
    }

    private SettingsValue require(String key) {
        asked.add(key);
        SettingsValue value = mapping.entries().get(key);
        if (value == null) {
            for (Map.Entry<String, SettingsValue.Place> written : mapping.keys().entrySet()) {
                if (!asked.contains(written.getKey()) && distance(written.getKey(), key) <= TYPO) {
                    throw unknown(written.getKey(), written.getValue(), key);
                }
            }
            throw mapping.place().problem("HR-3004", "key '" + key + "' is missing in " + name, "Add it");
        }
        return value;
    }

    private static RuntimeException wrong(String key, SettingsValue value, String expected) {
        String found = value instanceof SettingsValue.Scalar(var place, String text) ? ", was '" + text + "'" : "";
        return value.place().problem("HR-3004", "'" + key + "' must be " + expected + found, "Change the value there");
    }

    private String nearest(String key) {
        String best = "";
        int least = Integer.MAX_VALUE;
        for (String known : asked) {
            int distance = distance(key, known);
            if (distance < least) {
                least = distance;
                best = known;
            }
        }
        return best;
    }

    /// Levenshtein's edit distance.
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
