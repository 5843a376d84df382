/// The desk's settings: one file that backtest and service both read.
///
/// Knows venues, routes, costs and policy parameters; knows nothing of balances, forecasts or decisions.
@NullMarked
package io.headrace.decision.settings;

import org.jspecify.annotations.NullMarked;
