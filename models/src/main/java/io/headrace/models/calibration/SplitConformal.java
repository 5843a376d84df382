package io.headrace.models.calibration;

import io.headrace.models.forecast.QuantileLevels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/// Split conformal calibration, one-sided and per level: the offset of level tau is the `ceil((n +
/// 1) tau)`-th smallest of the slice's n scores `y - q`, so that a fresh exchangeable outcome is
/// covered with probability at least tau (Vovk et al. 2005; Romano, Patterson and Candes 2019).
///
/// A venue with too few rows of its own takes the offsets of all venues together. Where even those
/// are too few for a level the largest score stands in, and the guarantee does not hold for that
/// level.
public final class SplitConformal {
    private SplitConformal() {}

    /// Fits with the fewest rows per venue at which every level's rank exists.
    public static CalibrationState fit(QuantileLevels levels, List<CalibrationRow> rows, double rate) {
        return fit(levels, rows, rate, rowsFor(levels));
    }

    /// Fits offsets per venue, or for all venues together where a venue has few rows.
    ///
    /// @param rows the slice the model was not fitted on; none leaves all offsets at zero
    /// @param rate of the state that comes out
    /// @param minimumRows a venue with fewer shares the pooled offsets
    public static CalibrationState fit(QuantileLevels levels, List<CalibrationRow> rows, double rate, int minimumRows) {
        TreeMap<String, List<CalibrationRow>> byVenue = new TreeMap<>();
        for (CalibrationRow row : rows) {
            if (row.size() != levels.size()) {
                throw new IllegalArgumentException(
                        "rows must have " + levels.size() + " quantiles, one had " + row.size());
            }
            byVenue.computeIfAbsent(row.venue(), name -> new ArrayList<>()).add(row);
        }
        List<Double> pooled = offsets(levels, rows);
        TreeMap<String, List<Double>> offsets = new TreeMap<>();
        offsets.put(CalibrationState.POOLED, pooled);
        byVenue.forEach((venue, own) -> offsets.put(venue, own.size() < minimumRows ? pooled : offsets(levels, own)));
        return new CalibrationState(rate, offsets);
    }

    /// Fits offsets of all venues together that take off what chance does not explain: with n
    /// windows in the slice that share no outcome, the share of outcomes below a quantile that is
    /// right strays from tau by a standard error of `sqrt(tau (1 - tau) / n)`. A level's offset is
    /// the nearest to zero of those that the shares within one standard error would ask for, so
    /// zero where one asks for none. Rows of overlapping windows are many and say little.
    ///
    /// @param rows the slice the model was not fitted on; none leaves all offsets at zero
    /// @param rate of the state that comes out
    /// @param windows in the slice that share no outcome, at least 1
    public static CalibrationState beyondChance(
            QuantileLevels levels, List<CalibrationRow> rows, double rate, long windows) {
        List<Double> offsets = new ArrayList<>(levels.size());
        for (int k = 0; k < levels.size(); k++) {
            int index = k;
            double level = levels.get(k);
            double error = Math.sqrt(level * (1 - level) / windows);
            double[] scores = rows.stream().mapToDouble(row -> row.score(index)).toArray();
            double low = scores.length == 0 ? 0 : quantile(scores, Math.max(level - error, 0));
            double high = scores.length == 0 ? 0 : quantile(scores, Math.min(level + error, 1));
            offsets.add(low > 0 ? low : Math.min(high, 0));
        }
        TreeMap<String, List<Double>> byVenue = new TreeMap<>();
        rows.forEach(row -> byVenue.put(row.venue(), offsets));
        byVenue.put(CalibrationState.POOLED, offsets);
        return new CalibrationState(rate, byVenue);
    }

    /// The fewest rows at which `ceil((n + 1) tau) <= n` for the highest level: 199 for .995.
    public static int rowsFor(QuantileLevels levels) {
        double highest = levels.get(levels.size() - 1);
        return (int) Math.ceil(highest / (1 - highest) - 1e-9);
    }

    private static List<Double> offsets(QuantileLevels levels, List<CalibrationRow> rows) {
        if (rows.isEmpty()) {
            return Collections.nCopies(levels.size(), 0.0);
        }
        List<Double> offsets = new ArrayList<>(levels.size());
        for (int k = 0; k < levels.size(); k++) {
            int index = k;
            double[] scores = rows.stream().mapToDouble(row -> row.score(index)).toArray();
            offsets.add(quantile(scores, levels.get(k)));
        }
        return offsets;
    }

    /// The `ceil((n + 1) level)`-th smallest score, or the largest when n is too small for that rank.
    static double quantile(double[] scores, double level) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        // Less a hair: 200 * .995 must be rank 199 even when the product rounds up.
        int rank = (int) Math.ceil((sorted.length + 1) * level - 1e-9);
        return sorted[Math.clamp(rank, 1, sorted.length) - 1];
    }
}
