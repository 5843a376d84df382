package io.headrace.decision.outlook;

import io.headrace.models.forecast.ForecastSupport;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.forecast.Realized;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one venue came to need at each hour of the day, as a multiple of what was known then: a forecast that
/// needs no model. Its quantile at level tau is the smallest of the last outcomes of the hour that a share tau of
/// them does not exceed, times what is known now.
final class SeasonalNeed {
    private static final long HOUR = 3_600_000_000_000L;
    private static final int HOURS = 24;
    private static final int LEAST = 20;
    private static final int MOST = 60;

    private final ForecastWindow window;
    private final List<Deque<Double>> ratios = new ArrayList<>();
    /// Known demand of instants whose window has not passed.
    private final Map<Long, Double> knownUsd = new HashMap<>();

    SeasonalNeed(ForecastWindow window) {
        this.window = window;
        for (int hour = 0; hour < HOURS; hour++) {
            ratios.add(new ArrayDeque<>());
        }
    }

    /// Takes what is known now: present and announced demand, USD.
    void observe(long nowNanos, double known) {
        knownUsd.put(nowNanos, known);
        knownUsd.keySet().removeIf(at -> at < nowNanos - window.endNanos());
    }

    /// Takes what an earlier instant turned out to need.
    void learn(Realized realized) {
        Double known = knownUsd.remove(realized.asOfNanos());
        if (known != null && known > 0) {
            Deque<Double> outcomes = ratios.get(hour(realized.asOfNanos()));
            outcomes.addLast(realized.needUsd() / known);
            if (outcomes.size() > MOST) {
                outcomes.removeFirst();
            }
        }
    }

    /// Empty until enough was seen of this hour.
    ///
    /// @param reason why there is no model's forecast
    Optional<QuantileForecast> forecast(String venue, long nowNanos, double known, String reason) {
        double[] sorted = ratios.get(hour(nowNanos)).stream()
                .mapToDouble(ratio -> ratio)
                .sorted()
                .toArray();
        if (sorted.length < LEAST) {
            return Optional.empty();
        }
        QuantileLevels levels = QuantileLevels.STANDARD;
        double[] values = new double[levels.size()];
        Arrays.setAll(values, k -> known * sorted[(int) Math.ceil(levels.get(k) * sorted.length) - 1]);
        return Optional.of(
                new QuantileForecast(venue, nowNanos, window, levels, values, new ForecastSupport.Seasonal(reason)));
    }

    private static int hour(long nanos) {
        return Math.floorMod(Math.floorDiv(nanos, HOUR), HOURS);
    }
}
