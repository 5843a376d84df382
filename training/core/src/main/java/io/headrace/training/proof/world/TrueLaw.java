package io.headrace.training.proof.world;

import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileForecast;
import java.util.List;

/// The distribution behind made-up data.
@FunctionalInterface
public interface TrueLaw {
    /// Its quantiles of every venue's need at every tick of `from <= now < to`.
    List<QuantileForecast> forecasts(ForecastWindow window, long fromNanos, long toNanos);
}
