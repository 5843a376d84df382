package io.headrace.training.job;

import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.QuantileModel;
import io.headrace.models.registry.DurableFiles;
import io.headrace.training.engine.FitDocument;
import io.headrace.training.fit.QuantileTrainer;
import io.headrace.training.set.TrainingSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// A trainer that writes each model down before it hands it out, and reads it back when asked to fit the very
/// same again.
///
/// @param recipe what fits, with all its settings
/// @param folder one file per fit
record KeptFits(QuantileTrainer trainer, String recipe, Path folder) implements QuantileTrainer {
    @Override
    public QuantileModel fit(TrainingSet set, QuantileLevels levels, long seed) {
        String name = FitDocument.name(recipe, set, levels, seed);
        Optional<QuantileModel> kept = read(folder.resolve(name));
        if (kept.isPresent()) {
            return kept.get();
        }
        QuantileModel model = trainer.fit(set, levels, seed);
        keep(folder, name, FitDocument.write(model, set, levels));
        return model;
    }

    @Override
    public QuantileModel refine(QuantileModel fitted, TrainingSet slice) {
        return trainer.refine(fitted, slice);
    }

    @Override
    public boolean learnsWeights() {
        return trainer.learnsWeights();
    }

    @Override
    public Map<String, String> provenance(int rows, int columns, long seed) {
        return trainer.provenance(rows, columns, seed);
    }

    static void keep(Path folder, String name, byte[] document) {
        try {
            DurableFiles.replace(folder, name, document);
        } catch (IOException e) {
            throw JobFolder.unusable(folder, e);
        }
    }

    /// A file that is not there yet or was damaged is no loss: the fit is done again.
    private static Optional<QuantileModel> read(Path file) {
        try {
            return FitDocument.read(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
