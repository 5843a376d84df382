package io.headrace.models.calibration;

import io.headrace.market.event.MarginSnapshot;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.NeedScale;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.forecast.Realized;
import io.headrace.models.forecast.RealizedNeed;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Folds forecasts and snapshots of all venues into the calibration state: an outcome moves the state only
/// once its window has passed, never earlier. Walk-forward evaluation and the live desk run this same fold.
///
/// At each tick observe every venue's snapshot first, then forecast with [#state()], then tell [#predicted].
public final class OnlineCalibration {
    private final QuantileLevels levels;
    private final ForecastWindow window;
    private final long periodNanos;
    private final Map<String, RealizedNeed> needs = new TreeMap<>();
    /// Forecasts whose window has not passed, by venue and instant.
    private final Map<String, TreeMap<Long, Pending>> pending = new TreeMap<>();

    private CalibrationState state;

    /// @param periodNanos the time between snapshots
    public OnlineCalibration(CalibrationState start, QuantileLevels levels, ForecastWindow window, long periodNanos) {
        if (start.size() != levels.size()) {
            throw new IllegalArgumentException("levels must be " + start.size() + ", were " + levels.size());
        }
        state = start;
        this.levels = levels;
        this.window = window;
        this.periodNanos = periodNanos;
    }

    /// The state to forecast with now.
    public CalibrationState state() {
        return state;
    }

    /// Goes on from another state, for example when another model takes over: forecasts of the old one no
    /// longer count.
    public void restart(CalibrationState start) {
        if (start.size() != levels.size()) {
            throw new IllegalArgumentException("levels must be " + levels.size() + ", were " + start.size());
        }
        state = start;
        pending.clear();
    }

    /// Takes a venue's snapshot; the need it reveals, if any, moves the state.
    public Optional<Realized> observe(MarginSnapshot snapshot) {
        Optional<Realized> realized = needs.computeIfAbsent(
                        snapshot.venue(), venue -> new RealizedNeed(window, periodNanos))
                .observe(snapshot);
        realized.ifPresent(this::learn);
        return realized;
    }

    /// Remembers what was forecast until its outcome is known.
    ///
    /// @param shiftedQuantiles scale units, as [CalibrationState#shift] of [#state()] left them
    public void predicted(String venue, long asOfNanos, double[] shiftedQuantiles, NeedScale scale) {
        pending.computeIfAbsent(venue, name -> new TreeMap<>())
                .put(asOfNanos, new Pending(shiftedQuantiles.clone(), scale));
    }

    private void learn(Realized realized) {
        TreeMap<Long, Pending> open = pending.get(realized.venue());
        if (open == null) {
            return;
        }
        Pending forecast = open.get(realized.asOfNanos());
        if (forecast != null) {
            double outcome = forecast.scale.toUnits(realized.needUsd());
            state = state.updated(levels, realized.venue(), forecast.quantiles, outcome);
        }
        // Earlier ones were skipped by a gap and can no longer be resolved.
        open.headMap(realized.asOfNanos(), true).clear();
    }

    private static final class Pending {
        private final double[] quantiles;
        private final NeedScale scale;

        Pending(double[] quantiles, NeedScale scale) {
            this.quantiles = quantiles;
            this.scale = scale;
        }
    }
}
