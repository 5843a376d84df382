/// A seeded market whose true forecast distributions are known.
///
/// The default when no data is given, and the yardstick for forecasters: a model that reaches the true quantiles
/// here has nothing left to learn. The law is [io.headrace.market.synthetic.MarketLaw]. This package knows nothing
/// of features, models or files.
@NullMarked
package io.headrace.market.synthetic;

import org.jspecify.annotations.NullMarked;
