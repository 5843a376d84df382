package io.headrace.training.fit;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The numbers a family is fitted with, by name. What was not said takes its usual value, so that the
/// card of a model always holds all of them.
///
/// @param values in name order, each finite
public record FamilySettings(Map<String, Double> values) {
    /// Nothing said: every setting takes its usual value.
    public static final FamilySettings USUAL = new FamilySettings(Map.of());

    public FamilySettings {
        TreeMap<String, Double> ordered = new TreeMap<>(values);
        ordered.forEach((name, value) -> {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("setting " + name + " must be finite, was " + value);
            }
        });
        values = Collections.unmodifiableMap(ordered);
    }

    /// Every declared setting: as said here, else its usual value. Names that are not declared are left
    /// out: settings may be meant for several families at once.
    ///
    /// @throws IllegalArgumentException when a value is out of its range
    public FamilySettings resolved(List<FamilySetting> declared) {
        Map<String, Double> all = new TreeMap<>();
        for (FamilySetting setting : declared) {
            all.put(setting.name(), setting.checked(values.getOrDefault(setting.name(), setting.usual())));
        }
        return new FamilySettings(all);
    }

    public FamilySettings with(String name, double value) {
        Map<String, Double> more = new TreeMap<>(values);
        more.put(name, value);
        return new FamilySettings(more);
    }

    /// @throws IllegalArgumentException when there is none of that name
    public double number(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("settings must hold " + name + ", hold " + values.keySet());
        }
        return value;
    }

    /// The whole number nearest to a setting.
    ///
    /// @throws IllegalArgumentException when there is none of that name
    public int whole(String name) {
        return Math.toIntExact(Math.round(number(name)));
    }
}
