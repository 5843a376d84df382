package io.headrace.models.evaluation.scope;

import io.headrace.models.evaluation.Finding;
import io.headrace.models.forecast.QuantileLevels;
import java.util.ArrayList;
import java.util.List;

/// How a model forecast `M - d` in one regime at one venue, or at all of them.
///
/// @param venue its name, or [#ALL_VENUES]
/// @param rows forecasts scored
/// @param windows how many of the instants share no outcome
/// @param wql weighted quantile loss, without unit
/// @param crps USD
/// @param intervalScore of the widest central interval, USD
/// @param levels one per level, in order
public record ScopeScore(
        String venue,
        Regime regime,
        long rows,
        int windows,
        Finding<Figure> wql,
        Finding<Figure> crps,
        Finding<Figure> intervalScore,
        List<AtLevel> levels) {
    /// Stands for all venues together.
    public static final String ALL_VENUES = "*";

    public ScopeScore {
        levels = List.copyOf(levels);
    }

    /// @param pinball mean loss, USD
    /// @param coverage share of outcomes at or below the quantile
    public record AtLevel(double level, Finding<Figure> pinball, Finding<Figure> coverage) {}

    public static ScopeScore of(
            String venue, Regime regime, List<JudgedRow> rows, QuantileLevels levels, Figures figures) {
        List<AtLevel> each = new ArrayList<>(levels.size());
        for (int k = 0; k < levels.size(); k++) {
            int level = k;
            each.add(new AtLevel(
                    levels.get(k),
                    figures.mean(rows, row -> row.pinball(levels, level)),
                    figures.mean(rows, row -> row.covered(level) ? 1 : 0)));
        }
        return new ScopeScore(
                venue,
                regime,
                rows.size(),
                (int) (rows.stream().mapToInt(JudgedRow::instant).distinct().count() / figures.windowSteps()),
                figures.ratio(rows, row -> 2 * row.pinball(levels), row -> Math.abs(row.truthUsd())),
                figures.mean(rows, row -> row.crps(levels)),
                figures.mean(rows, row -> row.intervalScore(levels)),
                each);
    }
}
