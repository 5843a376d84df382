package io.headrace.training.compare;

import io.headrace.models.evaluation.Finding;
import io.headrace.models.evaluation.Mase;
import io.headrace.models.evaluation.coverage.Exceedances;
import io.headrace.models.evaluation.coverage.LikelihoodRatio;
import io.headrace.models.evaluation.coverage.ProbabilityIntegral;
import io.headrace.models.evaluation.scope.JudgedRow;
import io.headrace.models.forecast.QuantileLevels;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Tests of one venue's forecasts that need outcomes which share nothing: one row per window is kept.
///
/// @param outcomes how many were kept
/// @param tests one per level
/// @param uniformity distance of the outcomes' places from uniform
/// @param shares of all outcomes, overlapping ones included, below the first level, between levels, and
///     above the last
/// @param drift what the watch of a model in service would have raised over the span
/// @param mase of the middle level, in units of the same hour a day before; needs earlier rows
public record VenueDiagnostics(
        String venue,
        int outcomes,
        List<LevelTest> tests,
        Finding<ProbabilityIntegral.Distance> uniformity,
        List<Double> shares,
        DriftAlarms drift,
        Finding<Double> mase) {
    private static final long DAY_NANOS = 24 * 3_600_000_000_000L;

    public VenueDiagnostics {
        tests = List.copyOf(tests);
        shares = List.copyOf(shares);
    }

    /// @param exceeded outcomes above the quantile, of those that were kept
    /// @param kupiec whether that is as many as promised
    /// @param christoffersen whether they come one by one
    public record LevelTest(
            double level, long exceeded, Finding<LikelihoodRatio> kupiec, Finding<LikelihoodRatio> christoffersen) {}

    /// @param earlierUsd the venue's `M - d` before the first forecast, one per instant
    static VenueDiagnostics of(Judged judged, String venue, double[] earlierUsd) {
        List<JudgedRow> all = judged.ofVenue(venue);
        List<JudgedRow> apart = apart(all, judged.windowSteps());
        QuantileLevels levels = judged.levels();
        List<LevelTest> tests = new ArrayList<>(levels.size());
        for (int k = 0; k < levels.size(); k++) {
            tests.add(test(apart, levels.get(k), k));
        }
        double[] places = apart.stream().mapToDouble(row -> row.place(levels)).toArray();
        return new VenueDiagnostics(
                venue,
                apart.size(),
                tests,
                new ProbabilityIntegral(places).kolmogorovSmirnov(),
                shares(all, levels),
                DriftAlarms.of(judged, all),
                mase(judged, all, earlierUsd));
    }

    private static LevelTest test(List<JudgedRow> apart, double level, int index) {
        boolean[] above = new boolean[apart.size()];
        for (int t = 0; t < above.length; t++) {
            above[t] = !apart.get(t).covered(index);
        }
        Exceedances exceedances = new Exceedances(above);
        return new LevelTest(level, exceedances.count(), exceedances.kupiec(1 - level), exceedances.christoffersen());
    }

    /// The first row, and each next one that shares no outcome with the one kept before.
    private static List<JudgedRow> apart(List<JudgedRow> rows, int windowSteps) {
        List<JudgedRow> kept = new ArrayList<>();
        int free = Integer.MIN_VALUE;
        for (JudgedRow row : rows) {
            if (row.instant() >= free) {
                kept.add(row);
                free = row.instant() + windowSteps;
            }
        }
        return kept;
    }

    private static List<Double> shares(List<JudgedRow> rows, QuantileLevels levels) {
        long[] counts = new long[levels.size() + 1];
        for (JudgedRow row : rows) {
            int below = (int) IntStream.range(0, levels.size())
                    .filter(k -> !row.covered(k))
                    .count();
            counts[below]++;
        }
        return IntStream.range(0, counts.length)
                .mapToObj(k -> (double) counts[k] / rows.size())
                .toList();
    }

    private static Finding<Double> mase(Judged judged, List<JudgedRow> rows, double[] earlierUsd) {
        int middle = judged.levels().values().indexOf(.5);
        if (middle < 0) {
            return Finding.missing("the model has no middle level");
        }
        int season = (int) Math.max(1, DAY_NANOS / judged.timeline().periodNanos());
        return Mase.of(
                Mase.scale(earlierUsd, season),
                rows.stream().mapToDouble(row -> row.quantile(middle)).toArray(),
                rows.stream().mapToDouble(JudgedRow::truthUsd).toArray());
    }
}
