package io.headrace.decision.guard.ladder;

import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.policy.Restraint;
import io.headrace.decision.settings.safeguard.InfluenceParameters;
import io.headrace.models.forecast.QuantileForecast;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Keeps every quantile within a share of known demand: whoever makes up flow moves a target only so far.
public final class Influence {
    private Influence() {}

    /// @param restraints one per venue whose forecast was clamped
    public record Capped(DemandOutlook outlook, List<Restraint> restraints) {}

    public static Capped cap(DemandOutlook outlook, Optional<InfluenceParameters> parameters) {
        if (parameters.isEmpty()) {
            return new Capped(outlook, List.of());
        }
        List<VenueOutlook> venues = new ArrayList<>();
        List<Restraint> restraints = new ArrayList<>();
        for (VenueOutlook venue : outlook.venues()) {
            venues.add(venue.forecast()
                    .map(forecast -> venue.with(clamped(venue, forecast, parameters.get(), restraints)))
                    .orElse(venue));
        }
        return new Capped(outlook.with(venues), restraints);
    }

    private static QuantileForecast clamped(
            VenueOutlook venue, QuantileForecast forecast, InfluenceParameters parameters, List<Restraint> said) {
        double known = venue.knownDemandUsd();
        double[] values = forecast.values();
        double most = 0;
        for (int k = 0; k < values.length; k++) {
            double clamped = Math.clamp(values[k], known * (1 - parameters.lower()), known * (1 + parameters.raise()));
            most = Math.max(most, Math.abs(values[k] - clamped));
            values[k] = clamped;
        }
        if (most <= 0) {
            return forecast;
        }
        String sentence = String.format(
                Locale.ROOT,
                "the forecast of %s stood too far off the %.0f USD that are known, by up to %.0f USD",
                venue.venue(),
                known,
                most);
        said.add(new Restraint("influence", venue.venue(), false, 0, sentence));
        return new QuantileForecast(
                forecast.venue(),
                forecast.asOfNanos(),
                forecast.window(),
                forecast.levels(),
                values,
                forecast.support());
    }
}
