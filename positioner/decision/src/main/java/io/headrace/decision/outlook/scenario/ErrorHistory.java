package io.headrace.decision.outlook.scenario;

import io.headrace.market.event.MarginSnapshot;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileForecast;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Folds forecasts and what accounts came to need into [PastErrors]. An instant counts when the whole path
/// after it has passed (windows that touch the present are purged), every venue had a forecast then, and no
/// period was missing since.
public final class ErrorHistory {
    private static final double MEDIAN = .5;
    private static final double HIGH = .95;

    private final long periodNanos;
    private final int firstStep;
    private final int lastStep;
    private final int steps;
    private final ErrorSample sample;
    /// The last `steps + 1` instants, oldest first, all of consecutive periods.
    private final Deque<Instant> instants = new ArrayDeque<>();

    /// @param window of the forecasts; a whole number of periods
    public ErrorHistory(ForecastWindow window, long periodNanos, ScenarioSize size) {
        this.periodNanos = periodNanos;
        firstStep = Math.toIntExact(window.leadNanos() / periodNanos + 1);
        lastStep = Math.toIntExact(window.endNanos() / periodNanos);
        steps = Math.max(lastStep, size.periods());
        sample = new ErrorSample(size);
    }

    private record Instant(long nowNanos, List<MarginSnapshot> snapshots, List<QuantileForecast> forecasts) {}

    /// What is known of past errors.
    public PastErrors value() {
        return sample.value();
    }

    /// Takes what all venues came to need in the period that ends now, and what is forecast now.
    ///
    /// @param forecasts one per venue, empty where there is none
    public void observe(long nowNanos, List<MarginSnapshot> snapshots, List<Optional<QuantileForecast>> forecasts) {
        Instant last = instants.peekLast();
        if (last != null && nowNanos - last.nowNanos != periodNanos) {
            instants.clear();
        }
        List<QuantileForecast> made = new ArrayList<>();
        forecasts.forEach(forecast -> forecast.ifPresent(made::add));
        instants.addLast(new Instant(nowNanos, List.copyOf(snapshots), List.copyOf(made)));
        if (instants.size() > steps) {
            Instant first = instants.getFirst();
            if (first.forecasts.size() == snapshots.size()) {
                error(first).ifPresent(sample::offer);
            }
            instants.removeFirst();
        }
    }

    private Optional<PastError> error(Instant first) {
        int venues = first.forecasts.size();
        double[] scores = new double[venues];
        double[][] shapes = new double[venues][];
        for (int v = 0; v < venues; v++) {
            QuantileForecast forecast = first.forecasts.get(v);
            double median = forecast.at(MEDIAN);
            double spread = forecast.at(HIGH) - median;
            if (!(spread > 0)) {
                return Optional.empty();
            }
            double[] needs = needs(v);
            double most = most(needs);
            scores[v] = (most - median) / spread;
            shapes[v] = new double[steps];
            for (int k = 0; k < steps; k++) {
                shapes[v][k] = (needs[k] - most) / spread;
            }
        }
        return Optional.of(new PastError(first.nowNanos, scores, shapes));
    }

    /// Demand less what flowed since the first instant, for each period after it.
    private double[] needs(int venue) {
        double[] needs = new double[steps];
        double flowed = 0;
        int k = -1;
        for (Instant instant : instants) {
            if (k >= 0) {
                MarginSnapshot snapshot = instant.snapshots.get(venue);
                flowed += snapshot.flowUsd();
                needs[k] = snapshot.demandUsd() - flowed;
            }
            k++;
        }
        return needs;
    }

    private double most(double[] needs) {
        double most = Double.NEGATIVE_INFINITY;
        for (int k = firstStep - 1; k < lastStep; k++) {
            most = Math.max(most, needs[k]);
        }
        return most;
    }
}
