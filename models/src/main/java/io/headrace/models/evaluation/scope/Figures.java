package io.headrace.models.evaluation.scope;

import io.headrace.models.evaluation.Finding;
import io.headrace.models.evaluation.uncertainty.RatioOverTime;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Makes figures of rows on a timeline.
///
/// @param windowSteps instants a label reaches over
/// @param settings of the intervals
public record Figures(Timeline timeline, int windowSteps, Settings settings) {
    /// @param confidence of every interval, in (0, 1)
    /// @param draws of the bootstrap, positive
    public record Settings(double confidence, int draws, long seed) {
        public static final Settings STANDARD = new Settings(.9, 500, 1);

        public Settings withSeed(long newSeed) {
            return new Settings(confidence, draws, newSeed);
        }
    }

    public Finding<Figure> mean(List<JudgedRow> rows, ToDoubleFunction<JudgedRow> value) {
        return ratio(rows, value, row -> 1);
    }

    /// The sum of one thing over the sum of another.
    public Finding<Figure> ratio(
            List<JudgedRow> rows, ToDoubleFunction<JudgedRow> above, ToDoubleFunction<JudgedRow> below) {
        return RatioOverTime.of(overTime(rows, above), overTime(rows, below), windowSteps)
                .map(this::figure);
    }

    /// The same thing of two models' rows, one over the other.
    public Finding<Figure> between(List<JudgedRow> first, List<JudgedRow> second, ToDoubleFunction<JudgedRow> value) {
        return RatioOverTime.of(overTime(first, value), overTime(second, value), windowSteps)
                .map(this::figure);
    }

    private Figure figure(RatioOverTime ratio) {
        return new Figure(
                ratio.value(),
                ratio.hac(settings.confidence()),
                ratio.bootstrap(settings.confidence(), settings.draws(), settings.seed()));
    }

    /// Sums of all venues by instant.
    public double[] overTime(List<JudgedRow> rows, ToDoubleFunction<JudgedRow> value) {
        double[] sums = new double[timeline.size()];
        for (JudgedRow row : rows) {
            sums[row.instant()] += value.applyAsDouble(row);
        }
        return sums;
    }
}
