package io.headrace.training.leak;

import io.headrace.features.engine.Tick;
import io.headrace.features.engine.VenueObservation;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.training.fit.QuantileTrainer;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import io.headrace.training.set.TrainingSetBuilder;
import io.headrace.training.validate.FamilyScore;
import io.headrace.training.validate.Fold;
import io.headrace.training.validate.WalkForward;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Computes what a recording says was known by an instant.
///
/// @param trainer whose forecasts are compared
public record LeakProbe(QuantileTrainer trainer, QuantileLevels levels, ForecastWindow window, long seed) {
    private static final List<String> TARGET = List.of("need_in_units", "scale_usd", "demand_usd");

    /// Features of every tick and targets of every window up to an instant.
    List<Known> observed(DeskRecording recording, TrainingSet set, long byNanos) {
        List<Known> known = new ArrayList<>();
        List<String> columns = new ArrayList<>(recording.schema().columns());
        columns.addAll(List.of("demand_usd", "close_demand_usd", "flow_usd", "held_usd"));
        for (Tick tick : recording.ticks()) {
            if (tick.nowNanos() <= byNanos) {
                tick.venues().forEach(observation -> known.add(features(observation, columns)));
            }
        }
        for (TrainingRow row : set.labelledWithin(Long.MIN_VALUE, byNanos).rows()) {
            known.add(new Known(Known.Kind.TARGET, row.venue(), row.asOfNanos(), TARGET, new double[] {
                row.y(), row.scaleUsd(), row.demandUsd()
            }));
        }
        return known;
    }

    /// Calibrated forecasts of a fold's test block.
    List<Known> forecast(DeskRecording recording, TrainingSet set, Fold fold) {
        List<Known> known = new ArrayList<>();
        List<String> columns =
                levels.values().stream().map(level -> "need_usd_" + level).toList();
        for (QuantileForecast forecast :
                new WalkForward(recording, set, levels).run(fold, trainer, seed, new FamilyScore.Tally(levels))) {
            known.add(
                    new Known(Known.Kind.FORECAST, forecast.venue(), forecast.asOfNanos(), columns, forecast.values()));
        }
        return known;
    }

    /// Every row of a recording.
    TrainingSet rows(DeskRecording recording) {
        return TrainingSetBuilder.of(recording, window, recording.toNanos());
    }

    private static Known features(VenueObservation observation, List<String> columns) {
        double[] features = observation.features().values();
        double[] values = Arrays.copyOf(features, columns.size());
        values[features.length] = observation.snapshot().demandUsd();
        values[features.length + 1] = observation.snapshot().closeDemandUsd();
        values[features.length + 2] = observation.snapshot().flowUsd();
        values[features.length + 3] = observation.snapshot().heldUsd();
        return new Known(
                Known.Kind.FEATURE, observation.venue(), observation.features().asOfNanos(), columns, values);
    }
}
