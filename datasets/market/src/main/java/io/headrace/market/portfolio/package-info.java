/// What a desk holds, replayed over events: positions through time, and the collateral demand, announced
/// demand and cash flows they cause at each venue.
///
/// Five kinds of [io.headrace.market.portfolio.Portfolio] stand in for the desk's own books where only
/// public data exists, or carry them where the desk has its own.
/// [io.headrace.market.portfolio.DemandFold] plays any of them; its parts each know one thing (prices,
/// funding, positions, plan, accounts). [io.headrace.market.portfolio.DemandChanges] says what moved the
/// demand. This package knows nothing of files, features, forecasts or transfers.
@NullMarked
package io.headrace.market.portfolio;

import org.jspecify.annotations.NullMarked;
