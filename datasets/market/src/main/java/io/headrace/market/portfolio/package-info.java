/// A portfolio of delta-neutral funding pairs, replayed over prices and funding: positions through time, and the
/// collateral
/// demand, announced demand and cash flows they cause at each venue.
///
/// It stands in for the desk's own books where only public data exists. The entry is
/// [io.headrace.market.portfolio.DemandFold]; its parts each know one thing (prices, funding, ranking, execution,
/// account).
/// This package knows nothing of files, features, forecasts or transfers.
@NullMarked
package io.headrace.market.portfolio;

import org.jspecify.annotations.NullMarked;
