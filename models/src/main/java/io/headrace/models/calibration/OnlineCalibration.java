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

/// Folds forecasts and snapshots of all venues into the calibration state: an outcome moves offsets and a
/// blend's weights only once its window has passed, never earlier. Walk-forward evaluation and the live desk run this
/// same fold.
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
    ///
    /// @return what became known of an earlier forecast
    public Optional<Outcome> observe(MarginSnapshot snapshot) {
        Optional<Realized> realized = needs.computeIfAbsent(
                        snapshot.venue(), venue -> new RealizedNeed(window, periodNanos))
                .observe(snapshot);
        return realized.flatMap(this::learn);
    }

    /// Remembers what was forecast until its outcome is known.
    ///
    /// @param forecast made with [#state()]
    public void predicted(String venue, long asOfNanos, UnitForecast forecast, NeedScale scale) {
        pending.computeIfAbsent(venue, name -> new TreeMap<>()).put(asOfNanos, new Pending(forecast, scale));
    }

    private Optional<Outcome> learn(Realized realized) {
        TreeMap<Long, Pending> open = pending.get(realized.venue());
        if (open == null) {
            return Optional.empty();
        }
        Pending forecast = open.get(realized.asOfNanos());
        // Earlier ones were skipped by a gap and can no longer be resolved.
        open.headMap(realized.asOfNanos(), true).clear();
        if (forecast == null) {
            return Optional.empty();
        }
        double y = forecast.scale.toUnits(realized.needUsd());
        state = state.learned(levels, realized.venue(), forecast.said, y);
        return Optional.of(new Outcome(realized.venue(), realized.asOfNanos(), forecast.said.ordered(), y));
    }

    private record Pending(UnitForecast said, NeedScale scale) {}
}
