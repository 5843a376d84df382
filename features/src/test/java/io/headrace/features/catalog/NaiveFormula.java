package io.headrace.features.catalog;

import io.headrace.market.event.MarketEvent;
import java.util.List;

/// A column computed from everything seen so far, without the fold: NaN where it is not warm.
interface NaiveFormula {
    double at(List<MarketEvent> seen, long nowNanos);
}
