package io.headrace.decision.outlook.tranche;

import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.risk.TrancheTerms;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarginSnapshot.Exposure;
import io.headrace.market.portfolio.Portfolio;
import io.headrace.market.portfolio.PortfolioSpec;
import io.headrace.market.portfolio.TradedBook;
import io.headrace.models.forecast.QuantileForecast;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Needs as the tranches of each account make them, so that every floor, level and scenario covers each tranche.
///
/// With IM the initial margin of a tranche's coins, beta what the desk holds per USD of it and u the utilization
/// the tranche may reach, it needs `max(beta, 1 / u) IM`; a venue needs the sum. An isolated tranche's gains cover
/// no other's losses: the forecast's distances from its median are widened by `sum |E| / |sum E|` over isolated
/// tranches and the cross account, E each one's change of need per return, to at most [#MOST_WIDER].
public final class Tranches {
    /// Exposures that cancel out at a venue tell nothing of how far the parts may go.
    static final double MOST_WIDER = 3;

    private static final double MEDIAN = .5;
    private static final double ROUNDING = 1e-9;
    private static final String CROSS = "cross";

    private final List<TrancheTerms> terms;
    private final double buffer;

    public Tranches(DeskSettings settings) {
        terms = settings.predictive().tranches();
        buffer = buffer(settings.portfolio());
    }

    /// Collateral per USD of initial margin the desk wants; 1 for books without margin.
    private static double buffer(Portfolio portfolio) {
        return switch (portfolio) {
            case PortfolioSpec pairs -> pairs.targetBuffer();
            case TradedBook book -> book.terms().targetBuffer();
            default -> 1;
        };
    }

    /// Whether any is named.
    public boolean isEmpty() {
        return terms.isEmpty();
    }

    @Override
    public String toString() {
        return terms.toString();
    }

    /// The outlook with needs by tranche; the same where no tranche is named or nobody told what is held.
    public DemandOutlook applied(DemandOutlook outlook) {
        if (terms.isEmpty() || outlook.basis().isEmpty()) {
            return outlook;
        }
        return outlook.with(outlook.venues().stream()
                .map(venue -> snapshot(outlook, venue.venue())
                        .map(snapshot -> applied(venue, snapshot))
                        .orElse(venue))
                .toList());
    }

    /// Where tranches ask for more than the account as one: the venue and what each of its tranches needs.
    public Map<String, List<TrancheNeed>> binding(DemandOutlook outlook) {
        Map<String, List<TrancheNeed>> binding = new LinkedHashMap<>();
        DemandOutlook applied = applied(outlook);
        for (int v = 0; v < applied.venues().size(); v++) {
            VenueOutlook venue = outlook.venues().get(v);
            if (!venue.equals(applied.venues().get(v))) {
                snapshot(outlook, venue.venue()).ifPresent(snapshot -> binding.put(venue.venue(), of(snapshot)));
            }
        }
        return binding;
    }

    /// What each tranche of a venue needs, in the order of the settings, the rest last.
    public List<TrancheNeed> of(MarginSnapshot snapshot) {
        List<TrancheNeed> needs = new ArrayList<>();
        List<String> named = new ArrayList<>();
        for (TrancheTerms tranche : terms) {
            if (tranche.venue().equals(snapshot.venue())) {
                named.addAll(tranche.coins());
                needs.add(
                        need(snapshot, tranche.name(), tranche.coins(), tranche.isolated(), tranche.mostUtilization()));
            }
        }
        List<String> rest = snapshot.exposures().stream()
                .map(Exposure::coin)
                .filter(coin -> !named.contains(coin))
                .toList();
        if (!rest.isEmpty()) {
            needs.add(need(snapshot, CROSS, rest, false, 1));
        }
        return needs;
    }

    private TrancheNeed need(MarginSnapshot snapshot, String name, List<String> coins, boolean isolated, double most) {
        double held = Math.max(buffer, 1 / most);
        double margin = 0;
        double exposure = 0;
        for (Exposure part : snapshot.exposures()) {
            if (coins.contains(part.coin())) {
                margin += part.requirementUsd() / buffer;
                exposure += part.requirementUsd() / buffer * held - part.signedUsd();
            }
        }
        return new TrancheNeed(name, isolated, margin, held * margin, exposure);
    }

    private VenueOutlook applied(VenueOutlook venue, MarginSnapshot snapshot) {
        List<TrancheNeed> needs = of(snapshot);
        double required = 0;
        double needed = 0;
        for (TrancheNeed need : needs) {
            required += buffer * need.marginUsd();
            needed += need.needUsd();
        }
        double more = required > 0 ? needed / required : 1;
        double wider = wider(needs);
        if (more <= 1 + ROUNDING && wider <= 1 + ROUNDING) {
            return venue;
        }
        VenueOutlook raised = venue.planning(more * venue.knownDemandUsd());
        return venue.forecast()
                .map(forecast -> raised.with(raised(forecast, more, wider)))
                .orElse(raised);
    }

    private static double wider(List<TrancheNeed> needs) {
        double apart = 0;
        double cross = 0;
        double all = 0;
        for (TrancheNeed need : needs) {
            apart += need.isolated() ? Math.abs(need.exposureUsd()) : 0;
            cross += need.isolated() ? 0 : need.exposureUsd();
            all += need.exposureUsd();
        }
        double sum = apart + Math.abs(cross);
        return sum <= 0 ? 1 : Math.min(MOST_WIDER, sum / Math.max(Math.abs(all), sum / MOST_WIDER));
    }

    private static QuantileForecast raised(QuantileForecast forecast, double more, double wider) {
        double[] values = forecast.values();
        double median = forecast.at(MEDIAN);
        for (int k = 0; k < values.length; k++) {
            values[k] = more * Math.max(0, median + (values[k] > median ? wider : 1) * (values[k] - median));
        }
        return new QuantileForecast(
                forecast.venue(),
                forecast.asOfNanos(),
                forecast.window(),
                forecast.levels(),
                values,
                forecast.support());
    }

    private static Optional<MarginSnapshot> snapshot(DemandOutlook outlook, String venue) {
        return outlook.basis().stream()
                .flatMap(basis -> basis.tick().venues().stream())
                .filter(seen -> seen.venue().equals(venue))
                .map(seen -> seen.snapshot())
                .findFirst();
    }
}
