package io.headrace.training.validate;

import io.headrace.training.fit.QuantileTrainer;
import io.headrace.training.fit.SeasonalTrainer;
import io.headrace.training.fit.StructuralTrainer;
import io.headrace.training.fit.commonsmath.LinearQuantileTrainer;
import io.headrace.training.fit.smile.BoostSettings;
import io.headrace.training.fit.smile.BoostedQuantileTrainer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The families that can be trained, by the name the command line and the model card use.
public enum TrainerFamily {
    COMMONS_MATH("commons-math", "commons-math3"),
    SMILE("smile", "smile-core"),
    SEASONAL("seasonal", "headrace"),
    STRUCTURAL("structural", "headrace");

    private final String label;
    private final String library;

    TrainerFamily(String label, String library) {
        this.label = label;
        this.library = library;
    }

    public String label() {
        return label;
    }

    /// What fits it, with its version.
    public String library() {
        return Libraries.withVersion(library);
    }

    /// @param trees per level, read by the tree family only
    public QuantileTrainer trainer(int trees) {
        return switch (this) {
            case COMMONS_MATH -> new LinearQuantileTrainer();
            case SMILE -> new BoostedQuantileTrainer(BoostSettings.DEFAULT.withTrees(trees));
            case SEASONAL -> new SeasonalTrainer();
            case STRUCTURAL -> new StructuralTrainer();
        };
    }

    public static Optional<TrainerFamily> named(String label) {
        return Arrays.stream(values())
                .filter(family -> family.label.equals(label))
                .findFirst();
    }

    public static List<String> labels() {
        return Arrays.stream(values()).map(TrainerFamily::label).toList();
    }
}
