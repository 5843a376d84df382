package io.headrace.training.fit;

import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.SeasonalQuantiles;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;

/// Climatology: quantiles of `(M - d) / d` by hour of the day, over all venues. The plainest baseline; it
/// knows neither the plan nor the state of the market.
public final class SeasonalTrainer implements QuantileTrainer {
    @Override
    public SeasonalQuantiles fit(TrainingSet set, QuantileLevels levels, long seed) {
        int slotColumn = set.schema().indexOf("hour_of_day");
        int unitColumn = set.schema().indexOf("demand_over_scale");
        HourTable hours = new HourTable();
        for (TrainingRow row : set.rows()) {
            double unit = row.feature(unitColumn);
            if (unit > 0) { // without demand there is nothing to be relative to
                hours.add(row.feature(slotColumn), row.y() / unit);
            }
        }
        if (hours.isEmpty()) {
            throw new IllegalArgumentException("rows must hold at least one with demand, had none of " + set.size());
        }
        return new SeasonalQuantiles(levels, set.schema().size(), slotColumn, unitColumn, hours.quantiles(levels, 0));
    }
}
