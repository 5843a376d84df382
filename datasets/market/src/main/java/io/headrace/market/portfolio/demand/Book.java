package io.headrace.market.portfolio.demand;

import io.headrace.market.event.Bar;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarketEvent;
import java.util.List;

/// The books of one kind of portfolio; all that changes is kept in the fold's
/// [io.headrace.market.portfolio.price.FoldState].
interface Book {
    void observe(MarketEvent event);

    /// Ends a period.
    ///
    /// @param sequence number of the period, from 0
    /// @return one snapshot per venue; empty until the book can be priced
    List<MarginSnapshot> tick(long nowNanos, long sequence);

    /// What the book still waits for before it can speak, in words; empty where it spoke.
    List<String> missing(long nowNanos);

    /// Price of a leg after the last tick; NaN while unknown.
    double price(String venue, String coin);

    List<Bar> compositeBars(long nowNanos, long sequence);

    /// Those of the composite bars that rest on a price of the period that ended last.
    List<Bar> observedBars(long nowNanos, long sequence);
}
