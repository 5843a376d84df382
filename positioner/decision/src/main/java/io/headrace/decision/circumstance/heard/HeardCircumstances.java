package io.headrace.decision.circumstance.heard;

import io.headrace.decision.circumstance.Circumstances;
import io.headrace.decision.circumstance.PriceKind;
import io.headrace.decision.circumstance.PriceReading;
import io.headrace.decision.circumstance.VenueCondition;
import io.headrace.decision.circumstance.VenueReport;
import io.headrace.market.event.EventKind;
import io.headrace.market.event.IndexPrice;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.TradingStatus;
import io.headrace.market.event.VenueStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Folds a desk's streams into what a decision hears beside its books: the same events give the same
/// circumstances, live, replayed and after a restart.
///
/// - **Status**: a venue is halted while every contract of it that ever told a status is paused or closed.
///   What it said stands for as long as anything is heard of it: a silent venue's report grows old.
/// - **Prices**: the index price each venue publishes of a coin is one oracle's reading. A coin counts once
///   as many venues as the quorum have told one, and is missed when they fall silent.
public final class HeardCircumstances {
    private final List<String> venues;
    private final int quorum;
    private final Map<String, Map<String, TradingStatus>> statuses = new TreeMap<>();
    private final Map<String, Long> heardNanos = new TreeMap<>();
    /// By coin, then venue.
    private final Map<String, Map<String, PriceReading>> indices = new TreeMap<>();

    /// @param venues of the desk
    /// @param quorum sources a price needs
    public HeardCircumstances(List<String> venues, int quorum) {
        this.venues = List.copyOf(venues);
        this.quorum = quorum;
    }

    /// Takes the next event. A gap and an announcement of the desk's own are no venue's word.
    public void observe(MarketEvent event) {
        if (event.kind() == EventKind.STREAM_GAP || event.kind() == EventKind.PLANNED_POSITION) {
            return;
        }
        String venue = event.instrument().venue();
        heardNanos.put(venue, event.knownNanos());
        if (event instanceof VenueStatus told) {
            statuses.computeIfAbsent(venue, name -> new TreeMap<>())
                    .put(told.instrument().coin(), told.status());
        } else if (event instanceof IndexPrice index) {
            String coin = index.instrument().coin();
            indices.computeIfAbsent(coin, name -> new TreeMap<>())
                    .put(venue, new PriceReading("", coin, venue, PriceKind.ORACLE, index.price(), index.knownNanos()));
        }
    }

    /// What was heard so far; the operator runs.
    public Circumstances now() {
        List<VenueReport> reports = new ArrayList<>();
        for (String venue : venues) {
            Map<String, TradingStatus> told = statuses.getOrDefault(venue, Map.of());
            Long heard = heardNanos.get(venue);
            if (!told.isEmpty() && heard != null) {
                reports.add(new VenueReport(venue, venue, heard, condition(told)));
            }
        }
        List<PriceReading> prices = indices.values().stream()
                .filter(sources -> sources.size() >= quorum)
                .flatMap(sources -> sources.values().stream())
                .toList();
        return Circumstances.empty().withVenues(reports).withPrices(prices);
    }

    private static VenueCondition condition(Map<String, TradingStatus> told) {
        boolean stands = told.values().stream()
                .allMatch(status -> status == TradingStatus.PAUSED || status == TradingStatus.CLOSED);
        return stands ? VenueCondition.HALTED : VenueCondition.OPEN;
    }
}
