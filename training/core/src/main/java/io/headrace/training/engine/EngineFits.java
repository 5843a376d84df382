package io.headrace.training.engine;

import io.headrace.market.problem.Progress;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.QuantileModel;
import io.headrace.training.fit.FamilySettings;
import io.headrace.training.fit.QuantileTrainer;
import io.headrace.training.set.TrainingSet;
import io.headrace.training.validate.FitBatch;
import io.headrace.training.validate.FitMemory;
import io.headrace.training.validate.FitTask;
import io.headrace.training.validate.TrainerFamily;
import java.util.HashMap;
import java.util.Map;

/// Fits that an engine does ahead, kept in memory until they are asked for.
public final class EngineFits implements FitMemory {
    private final WorkEngine engine;
    private final Map<String, byte[]> documents = new HashMap<>();

    public EngineFits(WorkEngine engine) {
        this.engine = engine;
    }

    @Override
    public QuantileTrainer around(TrainerFamily family, FamilySettings settings, QuantileTrainer trainer) {
        return new Remembered(trainer, FitTask.recipe(family, settings), documents);
    }

    @Override
    public void ahead(FitBatch batch, Progress progress) {
        new FitsAhead(engine, documents::containsKey, documents::put).run(batch, progress);
    }

    /// A trainer whose fits may be there already.
    private record Remembered(QuantileTrainer trainer, String recipe, Map<String, byte[]> documents)
            implements QuantileTrainer {
        @Override
        public QuantileModel fit(TrainingSet set, QuantileLevels levels, long seed) {
            String name = FitDocument.name(recipe, set, levels, seed);
            byte[] document = documents.remove(name);
            return document == null
                    ? trainer.fit(set, levels, seed)
                    : FitDocument.read(document, name).orElseGet(() -> trainer.fit(set, levels, seed));
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
    }
}
