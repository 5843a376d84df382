package io.headrace.training.job;

import io.headrace.market.problem.Progress;
import io.headrace.training.engine.FitsAhead;
import io.headrace.training.engine.WorkEngine;
import io.headrace.training.fit.FamilySettings;
import io.headrace.training.fit.QuantileTrainer;
import io.headrace.training.validate.FitBatch;
import io.headrace.training.validate.FitMemory;
import io.headrace.training.validate.FitTask;
import io.headrace.training.validate.TrainerFamily;
import java.nio.file.Files;
import java.nio.file.Path;

/// Fits that an engine does ahead, side by side, and that are kept as soon as they arrive; what is kept already is
/// not sent. The run then finds them as if it had done them itself.
///
/// @param folder one file per fit
record SpreadFits(Path folder, WorkEngine engine) implements FitMemory {
    @Override
    public QuantileTrainer around(TrainerFamily family, FamilySettings settings, QuantileTrainer trainer) {
        return new KeptFits(trainer, FitTask.recipe(family, settings), folder);
    }

    @Override
    public void ahead(FitBatch batch, Progress progress) {
        new FitsAhead(
                        engine,
                        name -> Files.exists(folder.resolve(name)),
                        (name, document) -> KeptFits.keep(folder, name, document))
                .run(batch, progress);
    }
}
