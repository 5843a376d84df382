package io.headrace.models.blend;

/// What a blend is to make small, by its derivative in the forecast.
public sealed interface BlendLoss {
    /// The slope of the loss at a forecast.
    double slope(double forecast, double truth);

    /// `(y - q)^2`.
    record Square() implements BlendLoss {
        @Override
        public double slope(double forecast, double truth) {
            return 2 * (forecast - truth);
        }
    }

    /// The pinball loss of a level.
    record Quantile(double level) implements BlendLoss {
        public Quantile {
            if (!(level > 0) || level >= 1) {
                throw new IllegalArgumentException("level must be inside (0, 1), was " + level);
            }
        }

        @Override
        public double slope(double forecast, double truth) {
            return (truth < forecast ? 1 : 0) - level;
        }
    }
}
