package io.headrace.models.predictor;

import java.util.Arrays;

/// Where the margin formula and the announced plan put the need, and how wide: two numbers read off one
/// feature vector, in scale units.
///
///     location = max over plan columns, and -x[presentGap]  +  gapShift * usual gap
///     spread   = max( x[unit], announced * (x[demand] + x[peak]) * x[volatility] )  +  gapSpread * usual gap
///
/// The plan columns are announced demand less present demand at steps of the window; `-presentGap` is what
/// stands now at closing prices, held until the first step. The unit is 1 where scale units themselves are
/// the width. Its second term is the width of what is announced: in a rotation little is held, so the
/// present scale is small, while the plan says what comes. The usual gap is what the adverse extreme inside
/// a period adds.
///
/// @param columns which features are read
/// @param gapShift share of the usual gap that moves the location, at least 0
/// @param gapSpread share of the usual gap that widens the spread, at least 0
/// @param announced width per unit of announced demand and volatility, at least 0
public record StructuralBase(Columns columns, double gapShift, double gapSpread, double announced) {
    /// Stands for a column that is not there: it reads as 0, and as 1 for the unit.
    public static final int ABSENT = -1;

    /// Below it a spread would turn rounding into quantiles.
    private static final double LEAST_SPREAD = 1e-3;

    public StructuralBase {
        double[] shares = Numbers.finite("shares", new double[] {gapShift, gapSpread, announced});
        for (double share : shares) {
            if (share < 0) {
                throw new IllegalArgumentException("shares must not be negative, were " + Arrays.toString(shares));
            }
        }
    }

    public double location(double[] features) {
        double highest = columns.presentGap == ABSENT ? Double.NEGATIVE_INFINITY : -features[columns.presentGap];
        for (int column : columns.plan) {
            highest = Math.max(highest, features[column]);
        }
        double planned = highest == Double.NEGATIVE_INFINITY ? 0 : highest;
        return planned + gapShift * read(features, columns.usualGap);
    }

    /// Always positive.
    public double spread(double[] features) {
        double unit = columns.unit == ABSENT ? 1 : features[columns.unit];
        double held = read(features, columns.demand) + read(features, columns.peak);
        double width = Math.max(unit, announced * held * read(features, columns.volatility));
        return Math.max(width, LEAST_SPREAD) + gapSpread * Math.max(read(features, columns.usualGap), 0);
    }

    private static double read(double[] features, int column) {
        return column == ABSENT ? 0 : features[column];
    }

    /// Positions in a feature vector, each [#ABSENT] where there is none.
    ///
    /// @param plan announced demand less present demand, any number of steps
    /// @param presentGap present demand less demand at closing prices
    /// @param usualGap its usual size
    /// @param unit the width of an hour's need changes
    /// @param demand present demand
    /// @param peak the highest announced demand less present demand
    /// @param volatility of the venue
    public record Columns(int[] plan, int presentGap, int usualGap, int unit, int demand, int peak, int volatility) {
        public Columns {
            plan = plan.clone();
            for (int column : plan) {
                if (column < 0) {
                    throw new IllegalArgumentException("plan columns must be positions, one was " + column);
                }
            }
            for (int column : new int[] {presentGap, usualGap, unit, demand, peak, volatility}) {
                if (column < ABSENT) {
                    throw new IllegalArgumentException("columns must be positions or -1, one was " + column);
                }
            }
        }

        /// The largest position read, or -1 when none is.
        int highest() {
            int highest = Arrays.stream(plan).max().orElse(ABSENT);
            for (int column : new int[] {presentGap, usualGap, unit, demand, peak, volatility}) {
                highest = Math.max(highest, column);
            }
            return highest;
        }

        @Override
        public int[] plan() {
            return plan.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Columns that
                    && Arrays.equals(plan, that.plan)
                    && presentGap == that.presentGap
                    && usualGap == that.usualGap
                    && unit == that.unit
                    && demand == that.demand
                    && peak == that.peak
                    && volatility == that.volatility;
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(plan) + presentGap + 7 * usualGap + 49 * unit + 343 * demand;
        }

        @Override
        public String toString() {
            return "Columns[plan " + Arrays.toString(plan) + ", " + presentGap + ", " + usualGap + ", " + unit + ", "
                    + demand + ", " + peak + ", " + volatility + ']';
        }
    }
}
