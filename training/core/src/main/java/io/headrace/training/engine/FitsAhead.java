package io.headrace.training.engine;

import io.headrace.market.problem.Progress;
import io.headrace.training.validate.FitBatch;
import io.headrace.training.validate.FitTask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/// Has an engine do the fits of a batch that are not there yet.
///
/// @param there whether a fit of that name ([FitDocument#name]) is kept
/// @param keep told name and document of each fit as soon as it arrives
public record FitsAhead(WorkEngine engine, Predicate<String> there, BiConsumer<String, byte[]> keep) {
    public void run(FitBatch batch, Progress progress) {
        Map<String, FitTask> missing = new LinkedHashMap<>();
        for (FitTask task : batch.tasks()) {
            String name = FitDocument.name(task.recipe(), task.rows(batch.set()), batch.levels(), batch.seed());
            if (!there.test(name)) {
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
                keep.accept(names.get(place), document);
            }
            progress.report("spread fits", ++done[0], pieces.size());
        });
    }
}
