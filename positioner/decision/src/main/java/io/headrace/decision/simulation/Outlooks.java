package io.headrace.decision.simulation;

import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.models.forecast.QuantileForecast;
import java.util.ArrayList;
import java.util.List;

/// Recorded outlooks in a world that turned out otherwise.
final class Outlooks {
    private Outlooks() {}

    /// The outlook of a period as far as the needs the desk reads are those recorded; where a venue's need is
    /// larger or smaller by some factor, so are its plan and its forecast.
    static DemandOutlook seen(DeskPeriod period, Passage passage) {
        List<MarginSnapshot> seen = passage.seenNeeds();
        if (seen == period.snapshots()) {
            return period.outlook();
        }
        List<VenueOutlook> venues = new ArrayList<>();
        for (int v = 0; v < seen.size(); v++) {
            VenueOutlook recorded = period.outlook().venues().get(v);
            double demand = recorded.demandUsd();
            venues.add(demand > 0 ? scaled(recorded, seen.get(v).demandUsd() / demand) : recorded);
        }
        return new DemandOutlook(period.nowNanos(), venues);
    }

    private static VenueOutlook scaled(VenueOutlook venue, double factor) {
        return new VenueOutlook(
                venue.venue(),
                factor * venue.demandUsd(),
                factor * venue.plannedPeakUsd(),
                venue.forecast().map(forecast -> scaled(forecast, factor)),
                venue.support(),
                venue.seasonal().map(forecast -> scaled(forecast, factor)),
                venue.caveats());
    }

    private static QuantileForecast scaled(QuantileForecast forecast, double factor) {
        double[] values = forecast.values();
        for (int k = 0; k < values.length; k++) {
            values[k] *= factor;
        }
        return new QuantileForecast(
                forecast.venue(),
                forecast.asOfNanos(),
                forecast.window(),
                forecast.levels(),
                values,
                forecast.support());
    }
}
