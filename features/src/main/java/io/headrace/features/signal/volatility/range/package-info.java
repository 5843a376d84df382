/// Volatility from the range of bars. One class is one estimator of a bar's variance; [RangeVolatility] is the signal
/// that feeds it.
@NullMarked
package io.headrace.features.signal.volatility.range;

import org.jspecify.annotations.NullMarked;
