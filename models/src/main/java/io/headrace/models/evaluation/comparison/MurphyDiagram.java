package io.headrace.models.evaluation.comparison;

import io.headrace.models.evaluation.Finding;
import java.util.Arrays;

/// Mean elementary scores of one quantile's forecasts, `S(theta) = mean (1{y < q} - tau)(1{theta < q} -
/// 1{theta < y})`, over every threshold theta (Ehm, Gneiting, Jordan and Krueger 2016). Theta is in the unit
/// of the truth, so the curve shows at which level of collateral a forecast loses; its integral is the mean
/// pinball loss, and a curve that is never higher is better under every scoring rule of the quantile.
public final class MurphyDiagram {
    private final double level;
    private final long rows;
    /// Where the curve may step, increasing.
    private final double[] knots;
    /// By knot: rows with the truth below theta's quantile and above it, from this knot to the next.
    private final long[] tooHigh;

    private final long[] tooLow;

    private MurphyDiagram(double level, long rows, double[] knots) {
        this.level = level;
        this.rows = rows;
        this.knots = knots;
        tooHigh = new long[knots.length];
        tooLow = new long[knots.length];
    }

    /// @param level tau
    /// @param quantiles forecasts of that level
    public static Finding<MurphyDiagram> of(double level, double[] quantiles, double[] truths) {
        if (quantiles.length != truths.length) {
            throw new IllegalArgumentException(
                    "quantiles and truths must pair up, were " + quantiles.length + " and " + truths.length);
        }
        if (truths.length == 0) {
            return Finding.missing("there are no forecasts to draw");
        }
        double[] all = Arrays.copyOf(quantiles, 2 * quantiles.length);
        System.arraycopy(truths, 0, all, quantiles.length, truths.length);
        MurphyDiagram diagram = new MurphyDiagram(
                level, truths.length, Arrays.stream(all).sorted().distinct().toArray());
        for (int t = 0; t < truths.length; t++) {
            long[] counts = truths[t] < quantiles[t] ? diagram.tooHigh : diagram.tooLow;
            counts[diagram.place(Math.min(truths[t], quantiles[t]))]++;
            counts[diagram.place(Math.max(truths[t], quantiles[t]))]--;
        }
        Arrays.parallelPrefix(diagram.tooHigh, Long::sum);
        Arrays.parallelPrefix(diagram.tooLow, Long::sum);
        return Finding.found(diagram);
    }

    public double level() {
        return level;
    }

    /// Where the curve may step, increasing; it is 0 before the first and from the last on.
    public double[] knots() {
        return knots.clone();
    }

    /// The curve at a threshold, at least 0.
    public double at(double theta) {
        int found = Arrays.binarySearch(knots, theta);
        int place = found >= 0 ? found : -found - 2;
        return place < 0 ? 0 : value(place);
    }

    /// The area below the curve: the mean pinball loss.
    public double integral() {
        double sum = 0;
        for (int i = 0; i + 1 < knots.length; i++) {
            sum += value(i) * (knots[i + 1] - knots[i]);
        }
        return sum;
    }

    /// How this curve lies to another of the same truths.
    public Dominance against(MurphyDiagram other) {
        if (other.level != level || other.rows != rows) {
            throw new IllegalArgumentException("diagrams must be of the same level and rows, were " + level + ", "
                    + rows + " and " + other.level + ", " + other.rows);
        }
        double[] all = Arrays.copyOf(knots, knots.length + other.knots.length);
        System.arraycopy(other.knots, 0, all, knots.length, other.knots.length);
        double[] thetas = Arrays.stream(all).sorted().distinct().toArray();
        boolean lower = false;
        boolean higher = false;
        double width = 0;
        double lowerWidth = 0;
        for (int i = 0; i + 1 < thetas.length; i++) {
            double difference = at(thetas[i]) - other.at(thetas[i]);
            double step = thetas[i + 1] - thetas[i];
            lower |= difference < 0;
            higher |= difference > 0;
            width += difference == 0 ? 0 : step;
            lowerWidth += difference < 0 ? step : 0;
        }
        return new Dominance(lower && !higher, higher && !lower, width > 0 ? lowerWidth / width : .5);
    }

    /// @param first the first is never higher and somewhere lower
    /// @param second the second is
    /// @param lowerShare share of the thresholds at which they differ where the first is lower; .5 when they
    ///     never differ
    public record Dominance(boolean first, boolean second, double lowerShare) {}

    private double value(int place) {
        return (tooHigh[place] * (1 - level) + tooLow[place] * level) / rows;
    }

    private int place(double value) {
        return Arrays.binarySearch(knots, value);
    }
}
