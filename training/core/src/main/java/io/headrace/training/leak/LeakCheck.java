package io.headrace.training.leak;

import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.ProblemException;
import io.headrace.market.problem.Progress;
import io.headrace.training.leak.Known.Key;
import io.headrace.training.leak.Known.Kind;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.set.TrainingSet;
import io.headrace.training.validate.Fold;
import io.headrace.training.validate.FoldPlan;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Function;

/// Computes features, targets and forecasts again on history that ends at drawn instants, and compares each
/// number at or before the instant, bit for bit, with the run that had all history.
///
/// @param recorder events to what the desk saw, in one way for the whole and for what is cut
public record LeakCheck(Function<List<MarketEvent>, DeskRecording> recorder, LeakProbe probe) {
    /// Cuts are drawn from here on: before it little is warm.
    private static final double FIRST_SHARE = .35;

    /// @param events in [MarketEvent#ORDER]
    /// @param cuts how many, positive
    /// @param seed of the instants
    public LeakReport run(List<MarketEvent> events, int cuts, long seed, Progress progress) {
        DeskRecording whole = recorder.apply(events);
        TrainingSet wholeRows = probe.rows(whole);
        List<Long> instants = instants(whole, cuts, seed);
        Findings findings = new Findings();
        for (int i = 0; i < instants.size(); i++) {
            progress.report("leakage", i, instants.size());
            long cut = instants.get(i);
            DeskRecording early = recorder.apply(
                    events.stream().filter(event -> event.knownNanos() <= cut).toList());
            TrainingSet earlyRows = probe.rows(early);
            long by = Math.min(cut, early.toNanos());
            findings.compare(probe.observed(whole, wholeRows, by), probe.observed(early, earlyRows, by), cut);
            if (earlyRows.isEmpty()) {
                findings.forecastless++; // a column of the catalog never speaks here
                continue;
            }
            try {
                Fold fold = FoldPlan.expanding(early.warmNanos(), by, 1, probe.window())
                        .folds()
                        .getFirst();
                findings.compare(probe.forecast(whole, wholeRows, fold), probe.forecast(early, earlyRows, fold), cut);
            } catch (ProblemException e) {
                findings.forecastless++; // too little history for a fold
            }
        }
        progress.report("leakage", instants.size(), instants.size());
        return findings.report(instants);
    }

    /// Ends of periods, each another, in time order.
    private static List<Long> instants(DeskRecording whole, int cuts, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int first = (int) (FIRST_SHARE * whole.ticks().size());
        int last = whole.ticks().size() - 1;
        TreeSet<Long> instants = new TreeSet<>();
        for (int tries = 0; instants.size() < cuts && tries < 100 * cuts && first < last; tries++) {
            instants.add(whole.ticks().get(random.nextInt(first, last)).nowNanos());
        }
        return List.copyOf(instants);
    }

    /// Differences, gathered by kind and column.
    private static final class Findings {
        private final Map<String, Leak> byColumn = new LinkedHashMap<>();
        private final Map<Kind, Long> compared = new EnumMap<>(Kind.class);
        private int forecastless;

        private void compare(List<Known> whole, List<Known> early, long cutNanos) {
            Map<Key, Known> others = new HashMap<>();
            early.forEach(known -> others.put(known.key(), known));
            for (Known known : whole) {
                Known other = others.remove(known.key());
                compare(known, other == null ? new double[0] : other.values(), cutNanos, false);
            }
            others.values().forEach(known -> compare(known, new double[0], cutNanos, true));
        }

        /// @param onlyCut the numbers are of the run that was cut, and the whole has none
        private void compare(Known known, double[] others, long cutNanos, boolean onlyCut) {
            compared.merge(known.kind(), (long) known.values().length, Long::sum);
            for (int i = 0; i < known.values().length; i++) {
                double own = known.values()[i];
                double other = others.length == 0 ? Double.NaN : others[i];
                if (Double.compare(own, other) != 0) {
                    String kind = known.kind().name().toLowerCase(Locale.ROOT);
                    String column = known.columns().get(i);
                    byColumn.merge(
                            kind + ' ' + column,
                            new Leak(
                                    kind,
                                    known.venue(),
                                    column,
                                    known.atNanos(),
                                    onlyCut ? other : own,
                                    onlyCut ? own : other,
                                    cutNanos,
                                    1),
                            Leak::alsoAt);
                }
            }
        }

        private LeakReport report(List<Long> instants) {
            return new LeakReport(
                    instants,
                    new LeakReport.Compared(
                            compared.getOrDefault(Kind.FEATURE, 0L),
                            compared.getOrDefault(Kind.TARGET, 0L),
                            compared.getOrDefault(Kind.FORECAST, 0L)),
                    forecastless,
                    new ArrayList<>(byColumn.values()));
        }
    }
}
