package io.headrace.training.job;

import io.headrace.market.problem.Progress;
import io.headrace.training.engine.FitDocument;
import io.headrace.training.engine.FitWork;
import io.headrace.training.engine.SetBytes;
import io.headrace.training.engine.WorkEngine;
import io.headrace.training.fit.FamilySettings;
import io.headrace.training.fit.QuantileTrainer;
import io.headrace.training.validate.FitBatch;
import io.headrace.training.validate.FitMemory;
import io.headrace.training.validate.FitTask;
import io.headrace.training.validate.TrainerFamily;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        Map<String, FitTask> missing = new LinkedHashMap<>();
        for (FitTask task : batch.tasks()) {
            String name = FitDocument.name(task.recipe(), task.rows(batch.set()), batch.levels(), batch.seed());
            if (!Files.exists(folder.resolve(name))) {
                missing.put(name, task);
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        List<String> names = List.copyOf(missing.keySet());
        List<byte[]> pieces = missing.values().stream().map(FitWork::piece).toList();
        byte[] shared = new SetBytes(batch.set(), batch.levels(), batch.seed()).write();
        int[] done = {0};
        progress.report("spread fits", 0, pieces.size());
        engine.run(FitWork.FIT, shared, pieces, (document, place) -> {
            if (document.length > 0) {
                KeptFits.keep(folder, names.get(place), document);
            }
            progress.report("spread fits", ++done[0], pieces.size());
        });
    }
}
