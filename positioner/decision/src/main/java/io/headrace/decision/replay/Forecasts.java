package io.headrace.decision.replay;

import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.Forecaster;
import io.headrace.decision.outlook.ModelSource;
import io.headrace.decision.outlook.OutlookBasis;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.record.Evidence;
import io.headrace.decision.record.RecordHead;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.market.problem.ProblemException;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.forecast.ForecastSupport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The forecaster of recorded decisions, run again over what it observed, with the model in its
/// seat that sat
/// there then.
final class Forecasts {
    private final Forecaster forecaster;
    private final RecordHead head;
    private final Optional<ModelShelf> models;
    private Optional<String> unforecast;
    private String seated = "";
    private String missing = "";

    Forecasts(DeskSettings settings, RecordHead head, Optional<ModelShelf> models) {
        this.head = head;
        this.models = models;
        this.unforecast = models.isEmpty() ? Optional.of("forecasts were not asked for") : Optional.empty();
        this.forecaster = new Forecaster(new ModelSource.Missing("no decision is due yet"), settings);
        head.before().forEach(forecaster::remember);
    }

    /// Why forecasts are taken from the record; empty when they are made again.
    Optional<String> unforecast() {
        return unforecast;
    }

    /// The outlook made again; empty once it cannot be.
    Optional<DemandOutlook> again(Evidence evidence) {
        Optional<OutlookBasis> basis = evidence.outlook().basis();
        if (unforecast.isPresent()) {
            return Optional.empty();
        }
        if (basis.isEmpty()) {
            unforecast = Optional.of("a record does not say what its forecasts were made from");
            return Optional.empty();
        }
        try {
            seat(basis.get(), evidence.outlook());
        } catch (ProblemException e) {
            unforecast = Optional.of(e.problem().sentence());
            return Optional.empty();
        }
        DemandOutlook outlook = forecaster.observe(basis.get().tick());
        DemandOutlook made = basis.get()
                .circumstance()
                .map(reason -> forecaster.without(basis.get().tick(), reason))
                .orElse(outlook);
        return Optional.of(withSeasons(made, evidence.outlook()));
    }

    /// What was needed at this time of other days, and what speaks against a forecaster, rest on more history than the
    /// records hold: they are taken from them.
    private static DemandOutlook withSeasons(DemandOutlook made, DemandOutlook recorded) {
        List<VenueOutlook> venues = new ArrayList<>(made.venues().size());
        for (int v = 0; v < made.venues().size(); v++) {
            VenueOutlook venue = made.venues().get(v);
            venues.add(new VenueOutlook(
                    venue.venue(),
                    venue.demandUsd(),
                    venue.plannedPeakUsd(),
                    venue.forecast(),
                    venue.support(),
                    recorded.venues().get(v).seasonal(),
                    recorded.venues().get(v).caveats()));
        }
        return made.with(venues);
    }

    private void seat(OutlookBasis basis, DemandOutlook recorded) {
        String id = basis.modelId();
        if (id.isEmpty()) {
            String reason = reason(recorded);
            if (!seated.isEmpty() || !reason.equals(missing)) {
                forecaster.use(new ModelSource.Missing(reason));
                seated = "";
                missing = reason;
            }
        } else if (!id.equals(seated)) {
            ModelBundle bundle = models.orElseThrow().take(id);
            forecaster.use(
                    head.withoutEnd() ? ModelSource.Champion.withoutEnd(bundle) : new ModelSource.Champion(bundle));
            seated = id;
        }
    }

    private static String reason(DemandOutlook recorded) {
        return recorded.venues().getFirst().support() instanceof ForecastSupport.Unavailable(String reason)
                ? reason
                : "no model was recorded";
    }
}
