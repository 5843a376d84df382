package io.headrace.features.window;

/// A line through points, from their sums: y = intercept + slope * x.
public final class LeastSquares {
    /// A share of the mean square below which a variance is rounding.
    private static final double ROUNDING = 1e-12;

    private LeastSquares() {}

    /// Whether the x differ at all, beyond rounding; without that there is no slope.
    ///
    /// @param xx sum of x^2
    public static boolean varies(double count, double x, double xx) {
        return xx - x * x / count > ROUNDING * xx;
    }

    /// @param count of points, at least 2
    /// @param x sum of x
    /// @param y sum of y
    /// @param xx sum of x^2; x must vary
    /// @param xy sum of x y
    public static double slope(double count, double x, double y, double xx, double xy) {
        return (xy - x * y / count) / (xx - x * x / count);
    }

    /// @param slope as [#slope] gave it for the same sums
    public static double intercept(double count, double x, double y, double slope) {
        return (y - slope * x) / count;
    }
}
