package io.headrace.training.influence;

import io.headrace.models.evaluation.Finding;
import io.headrace.models.evaluation.scope.Figure;
import io.headrace.models.evaluation.uncertainty.Interval;
import io.headrace.training.compare.Contest;
import java.util.List;
import java.util.Optional;

/// What forecasts lose without some signals.
///
/// @param name of a group, or of a column
/// @param columns that were taken away or shuffled
/// @param contest the forecasts without them first, those with them second: a ratio above 1
///     says they are worth
///     something
public record Influence(String name, List<String> columns, Contest contest) {
    /// What the interval of the ratio, which knows that windows overlap, allows to say.
    public enum Verdict {
        HELPS("earns its place"),
        HURTS("does harm"),
        UNTOLD("no difference beyond chance");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public Influence {
        columns = List.copyOf(columns);
    }

    public Verdict verdict() {
        Optional<Interval> interval =
                contest.ratio().toOptional().map(Figure::hac).flatMap(Finding::toOptional);
        if (interval.isPresent() && interval.get().low() > 1) {
            return Verdict.HELPS;
        }
        return interval.isPresent() && interval.get().high() < 1 ? Verdict.HURTS : Verdict.UNTOLD;
    }
}
