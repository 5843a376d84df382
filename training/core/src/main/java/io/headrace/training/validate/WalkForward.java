package io.headrace.training.validate;

import io.headrace.features.engine.Tick;
import io.headrace.features.engine.VenueObservation;
import io.headrace.models.calibration.CalibrationState;
import io.headrace.models.calibration.OnlineCalibration;
import io.headrace.models.calibration.UnitForecast;
import io.headrace.models.forecast.ForecastSupport;
import io.headrace.models.forecast.NeedScale;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.forecast.VectorHistory;
import io.headrace.training.fit.QuantileTrainer;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Fits on what came before, forecasts what came after, block by block, and keeps every forecast.
///
/// Inside a test block calibration moves on as outcomes become known, exactly as it does live: a
/// forecast made at t is compared when its window has passed, and only later forecasts profit.
public final class WalkForward {
    private final DeskRecording recording;
    private final TrainingSet set;
    private final QuantileLevels levels;
    private final Map<Key, TrainingRow> labels = new HashMap<>();

    /// @param recording the ticks of the training span
    /// @param set the rows of the same ticks
    public WalkForward(DeskRecording recording, TrainingSet set, QuantileLevels levels) {
        this.recording = recording;
        this.set = set;
        this.levels = levels;
        set.rows().forEach(row -> labels.put(new Key(row.venue(), row.asOfNanos()), row));
    }

    /// Forecasts of one fold's test block, and their scores into `tally`.
    ///
    /// @return calibrated forecasts, by time and then venue, also those whose outcome is not known yet
    public List<QuantileForecast> run(Fold fold, QuantileTrainer trainer, long seed, FamilyScore.Tally tally) {
        return run(fold, fit(fold, trainer, seed), tally);
    }

    /// A fold's model with the calibration it starts from.
    public FittedFold fit(Fold fold, QuantileTrainer trainer, long seed) {
        return FittedFold.of(trainer, set, fold, levels, seed);
    }

    /// As above, with a model that was fitted before.
    public List<QuantileForecast> run(Fold fold, FittedFold fitted, FamilyScore.Tally tally) {
        OnlineCalibration online =
                new OnlineCalibration(fitted.calibration(), levels, set.window(), recording.periodNanos());
        List<QuantileForecast> forecasts = new ArrayList<>();
        Map<String, VectorHistory> histories = new HashMap<>();
        for (Tick tick : recording.ticks()) {
            for (VenueObservation observation : tick.venues()) {
                histories
                        .computeIfAbsent(observation.venue(), venue -> new VectorHistory(recording.periodNanos()))
                        .observe(observation.features());
            }
            if (tick.nowNanos() >= fold.testFromNanos() && tick.nowNanos() < fold.testToNanos()) {
                tick.venues().forEach(observation -> online.observe(observation.snapshot()));
                for (VenueObservation observation : tick.venues()) {
                    VectorHistory past = histories.get(observation.venue());
                    if (past != null && past.length() >= fitted.model().steps()) {
                        forecasts.add(forecast(fitted, online, observation, past, tally));
                    }
                }
            }
        }
        return forecasts;
    }

    private QuantileForecast forecast(
            FittedFold fitted,
            OnlineCalibration online,
            VenueObservation observation,
            VectorHistory past,
            FamilyScore.Tally tally) {
        String venue = observation.venue();
        long now = observation.features().asOfNanos();
        NeedScale scale = NeedScale.of(observation);
        CalibrationState state = online.state();
        double[] features = new double[fitted.model().steps() * fitted.model().inputs()];
        past.copyTo(fitted.model().steps(), features);
        UnitForecast said = UnitForecast.of(UnitForecast.outputs(fitted.model(), venue, features, state), venue, state);
        online.predicted(venue, now, said, scale);
        double[] units = said.ordered();
        double[] needUsd = new double[units.length];
        double[] excessUsd = new double[units.length];
        for (int k = 0; k < units.length; k++) {
            needUsd[k] = scale.toUsd(units[k]);
            excessUsd[k] = needUsd[k] - scale.demandUsd();
        }
        TrainingRow label = labels.get(new Key(venue, now));
        if (label != null) {
            tally.add(venue, said.raw(), excessUsd, label.excessUsd());
        }
        return new QuantileForecast(
                venue,
                now,
                set.window(),
                levels,
                needUsd,
                new ForecastSupport.FromModel("out-of-fold", state.digest()));
    }

    private record Key(String venue, long asOfNanos) {}
}
