/// The words in which a venue speaks of accounts: their modes, the weights of assets, what unrealized profit is good
/// for, the source of a rule, and how long transfers take.
///
/// Margin models are in `venue.margin`, what holds money back in `venue.withdrawal`; `account` joins them to the rules
/// of one venue. Pure values: nothing of positions through time, of files or of forecasts.
@NullMarked
package io.headrace.market.venue;

import org.jspecify.annotations.NullMarked;
