package io.headrace.training.compare;

import io.headrace.models.evaluation.Finding;
import io.headrace.models.evaluation.scope.Figure;
import io.headrace.models.evaluation.scope.Figures;
import io.headrace.models.evaluation.scope.JudgedRow;
import java.util.ArrayList;
import java.util.List;

/// A model's loss through time: each block was forecast by a fit that had learnt from all blocks
/// before it, so this is how the recipe does as its history grows.
///
/// @param fromNanos first instant of the block
/// @param wql weighted quantile loss of the block
/// @param coverage at the level .95, where it is forecast
public record Progression(long fromNanos, Finding<Figure> wql, Finding<Figure> coverage) {
    private static final int BLOCKS = 8;
    private static final double LEVEL = .95;

    /// Blocks of equal length, in time order; those without rows say so.
    public static List<Progression> of(Judged judged, Figures.Settings settings) {
        Figures figures = new Figures(judged.timeline(), judged.windowSteps(), settings);
        int level = judged.levels().values().indexOf(LEVEL);
        int length = Math.ceilDiv(judged.timeline().size(), BLOCKS);
        List<Progression> blocks = new ArrayList<>();
        for (int first = 0; first < judged.timeline().size(); first += length) {
            int from = first;
            List<JudgedRow> rows = judged.rows().stream()
                    .filter(row -> row.instant() >= from && row.instant() < from + length)
                    .toList();
            blocks.add(new Progression(
                    judged.timeline().fromNanos() + first * judged.timeline().periodNanos(),
                    figures.ratio(rows, row -> 2 * row.pinball(judged.levels()), row -> Math.abs(row.truthUsd())),
                    level < 0
                            ? Finding.missing("the model does not forecast level " + LEVEL)
                            : figures.mean(rows, row -> row.covered(level) ? 1 : 0)));
        }
        return blocks;
    }
}
