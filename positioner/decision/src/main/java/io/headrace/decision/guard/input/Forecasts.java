package io.headrace.decision.guard.input;

import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.policy.Restraint;
import io.headrace.models.forecast.QuantileForecast;
import java.util.List;
import java.util.Optional;

/// What in a forecast cannot be right.
final class Forecasts {
    private Forecasts() {}

    /// The same outlook, without a forecast that cannot be right.
    static VenueOutlook usable(VenueOutlook need, long nowNanos, List<Restraint> said) {
        Optional<String> fault = need.forecast().flatMap(forecast -> fault(need, forecast, nowNanos));
        if (fault.isEmpty()) {
            return need;
        }
        said.add(new Restraint("input", need.venue(), false, 0, fault.get()));
        return need.without(fault.get());
    }

    private static Optional<String> fault(VenueOutlook need, QuantileForecast forecast, long nowNanos) {
        if (!forecast.venue().equals(need.venue())) {
            return Optional.of("a forecast of " + forecast.venue() + " was given for " + need.venue());
        }
        if (forecast.asOfNanos() != nowNanos) {
            long seconds = (nowNanos - forecast.asOfNanos()) / 1_000_000_000L;
            return Optional.of("the forecast is stale: it was made " + seconds + " s before the decision");
        }
        double[] values = forecast.values();
        return Math.abs(values[0]) > Books.MOST_USD || Math.abs(values[values.length - 1]) > Books.MOST_USD
                ? Optional.of("the forecast is beyond all bounds")
                : Optional.empty();
    }
}
