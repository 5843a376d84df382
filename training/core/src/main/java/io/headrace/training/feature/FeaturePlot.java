package io.headrace.training.feature;

import io.headrace.features.signal.SignalDefinition;
import io.headrace.market.problem.Progress;
import io.headrace.store.dataset.DatasetManifest;
import io.headrace.store.dataset.EventFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// Writes a chart of one column: a page when the file's name ends in `.html`, else the drawing alone.
public final class FeaturePlot {
    private static final int STEPS = 1_000;

    private FeaturePlot() {}

    /// Draws the whole dataset.
    ///
    /// @param run of a catalog whose first column is the definition's
    /// @return venues that have values
    /// @throws io.headrace.market.problem.ProblemException HR-9042 or HR-9044 as for a table, HR-9045
    ///     when there is nothing to draw
    public static int write(
            FeatureRun run,
            SignalDefinition definition,
            DatasetManifest manifest,
            FeatureTable.Target target,
            Progress progress) {
        target.requireFree();
        ChartSeries series = new ChartSeries(manifest.fromNanos(), manifest.toNanos(), STEPS);
        run.run(EventFilter.ALL, progress, series);
        if (series.lines().isEmpty()) {
            throw FeatureFault.NOTHING_WARM.at(
                    manifest.name(),
                    definition.column() + " never got warm: it reads " + definition.inputs() + " and needs "
                            + Spans.warmUp(definition.timing()) + " of them",
                    "Take a dataset that has them for longer");
        }
        FeatureChart chart = new FeatureChart(definition, series);
        write(target.file(), html(target.file()) ? chart.html(footer(run, manifest)) : chart.svg());
        return series.lines().size();
    }

    private static boolean html(Path file) {
        return String.valueOf(file.getFileName()).endsWith(".html");
    }

    private static String footer(FeatureRun run, DatasetManifest manifest) {
        String coins = String.join(", ", run.coins());
        return manifest.name() + ", " + Instant.ofEpochSecond(0, manifest.fromNanos()) + " to "
                + Instant.ofEpochSecond(0, manifest.toNanos()) + "; mean over " + coins
                + ". Dashed where stale, broken where not warm; the band holds every row.";
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw FeatureTable.notWritten(file, e);
        }
    }
}
