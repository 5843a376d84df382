/// What a venue asks of an account, as data: margin models, weights of assets, what unrealized profit is
/// good for, and what holds money back on its way out. Each rule names its source and the day it was
/// true.
///
/// Pure rules on numbers. This package knows nothing of accounts, of positions through time, of
/// files or of forecasts.
@NullMarked
package io.headrace.market.venue;

import org.jspecify.annotations.NullMarked;
