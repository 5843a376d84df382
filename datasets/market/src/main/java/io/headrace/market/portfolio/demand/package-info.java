/// The collateral demand, announced demand and cash flows a portfolio causes at each venue, one period at a time.
///
/// [io.headrace.market.portfolio.demand.DemandFold] plays any portfolio;
/// [io.headrace.market.portfolio.demand.DemandChanges] says what moved the demand. This package knows nothing of files,
/// features, forecasts or transfers.
@NullMarked
package io.headrace.market.portfolio.demand;

import org.jspecify.annotations.NullMarked;
