package io.headrace.models.predictor;

/// Monotone rearrangement of crossing quantiles: sorting never makes the sum of pinball losses larger
/// (Chernozhukov, Fernandez-Val and Galichon, "Quantile and probability curves without crossing", 2010).
public final class Rearrangement {
    private Rearrangement() {}

    /// Sorts in place without allocating: a handful of values, nearly in order.
    public static void sort(double[] quantiles) {
        for (int i = 1; i < quantiles.length; i++) {
            double moving = quantiles[i];
            int place = i;
            while (place > 0 && quantiles[place - 1] > moving) {
                quantiles[place] = quantiles[place - 1];
                place--;
            }
            quantiles[place] = moving;
        }
    }

    /// Whether any quantile is above its right neighbour.
    public static boolean crosses(double[] quantiles) {
        for (int i = 1; i < quantiles.length; i++) {
            if (quantiles[i - 1] > quantiles[i]) {
                return true;
            }
        }
        return false;
    }
}
