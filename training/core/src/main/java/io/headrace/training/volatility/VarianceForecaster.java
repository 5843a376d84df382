package io.headrace.training.volatility;

import io.headrace.training.fit.commonsmath.series.HarModel;
import io.headrace.training.fit.commonsmath.series.RangeHarModel;
import java.util.Arrays;

/// Ways to forecast tomorrow's variance from the days so far. Each is fitted anew every day.
public enum VarianceForecaster {
    /// Tomorrow as today.
    PERSISTENCE("persistence") {
        @Override
        double forecast(VarianceSeries known) {
            return known.realized()[known.days() - 1];
        }
    },
    /// `v_t = .94 v_{t-1} + .06 x_t` (RiskMetrics 1996).
    EWMA("ewma") {
        @Override
        double forecast(VarianceSeries known) {
            double[] days = known.realized();
            double level = days[0];
            for (double day : days) {
                level = .94 * level + .06 * day;
            }
            return level;
        }
    },
    HAR("har") {
        @Override
        double forecast(VarianceSeries known) {
            return har(known, false);
        }
    },
    LOG_HAR("log-har") {
        @Override
        double forecast(VarianceSeries known) {
            return har(known, true);
        }
    },
    /// Ours: see [RangeHarModel].
    RANGE_HAR("range-har") {
        @Override
        double forecast(VarianceSeries known) {
            RangeHarModel model = RangeHarModel.fit(known.realized(), known.ranges(), known.firstDay());
            return model.forecast(known.ranges(), known.firstDay());
        }
    };

    private final String label;

    VarianceForecaster(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /// Variance of the day after the last one known, positive.
    abstract double forecast(VarianceSeries known);

    /// A regression in levels can leave what ever happened, even below zero: such a forecast is taken to the nearest
    /// day that did happen (the "insanity filter" of Swanson and White 1997).
    private static double har(VarianceSeries known, boolean log) {
        double[] days = known.realized();
        double forecast = HarModel.fit(days, log).forecast(days, days.length - 1);
        return Math.clamp(
                forecast,
                Arrays.stream(days).min().orElseThrow(),
                Arrays.stream(days).max().orElseThrow());
    }
}
