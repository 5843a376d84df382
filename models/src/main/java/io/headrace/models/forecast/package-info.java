/// What a forecast is: quantiles of the need a venue's inventory must cover over a window, with what supports
/// them; and what that need turned out to be. Knows nothing of how forecasts are made.
@NullMarked
package io.headrace.models.forecast;

import org.jspecify.annotations.NullMarked;
