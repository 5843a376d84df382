package io.headrace.decision.circumstance;

import java.util.List;

/// Everything a decision is made from beside books, routes and demand. Empty says that nothing was heard,
/// which is no evidence of anything.
///
/// @param venues reports on venues, at most the latest of each source and venue
/// @param prices readings, at most the latest of each source, kind and subject
/// @param unknown balances that are not known now; the books show the last that was
/// @param operator what the desk was told to do
public record Circumstances(
        List<VenueReport> venues, List<PriceReading> prices, List<UnknownBalance> unknown, Operator operator) {
    private static final Circumstances EMPTY = new Circumstances(List.of(), List.of(), List.of(), Operator.RUNNING);

    public Circumstances {
        venues = List.copyOf(venues);
        prices = List.copyOf(prices);
        unknown = List.copyOf(unknown);
    }

    /// Nothing heard, and the desk runs.
    public static Circumstances empty() {
        return EMPTY;
    }

    public boolean isEmpty() {
        return equals(EMPTY);
    }

    public Circumstances withVenues(List<VenueReport> changed) {
        return new Circumstances(changed, prices, unknown, operator);
    }

    public Circumstances withPrices(List<PriceReading> changed) {
        return new Circumstances(venues, changed, unknown, operator);
    }

    public Circumstances withUnknown(List<UnknownBalance> changed) {
        return new Circumstances(venues, prices, changed, operator);
    }

    public Circumstances withOperator(Operator changed) {
        return new Circumstances(venues, prices, unknown, changed);
    }
}
