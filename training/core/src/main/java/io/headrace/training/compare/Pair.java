package io.headrace.training.compare;

import io.headrace.models.evaluation.scope.Figures;
import io.headrace.models.evaluation.scope.ScopeScore;
import java.util.ArrayList;
import java.util.List;

/// One model against another.
///
/// @param contests over all levels and venues first, then at some levels, then at each venue
/// @param curves at the same levels
public record Pair(String first, String second, List<Contest> contests, List<MurphyCurves> curves) {
    /// Levels that are shown each: the middle, and where business is done.
    private static final List<Double> SHOWN = List.of(.5, .95, .99);

    public Pair {
        contests = List.copyOf(contests);
        curves = List.copyOf(curves);
    }

    static Pair of(Judged first, Judged second, Figures.Settings settings) {
        List<Contest> contests = new ArrayList<>();
        List<MurphyCurves> curves = new ArrayList<>();
        contests.add(Contest.overLevels(ScopeScore.ALL_VENUES, first, second, settings));
        for (double shown : SHOWN) {
            int level = first.levels().values().indexOf(shown);
            if (level >= 0) {
                contests.add(Contest.atLevel(level, first, second, settings));
                curves.add(MurphyCurves.of(level, first, second));
            }
        }
        List<String> venues = first.venues();
        if (venues.size() > 1) {
            venues.forEach(venue -> contests.add(Contest.overLevels(venue, first, second, settings)));
        }
        return new Pair(first.name(), second.name(), contests, curves);
    }
}
