/// Weights of forecasters that learn online which of them is right: explicit values, per venue and level.
///
/// Knows forecasts and outcomes as numbers, nothing of who forecast.
@NullMarked
package io.headrace.models.blend;

import org.jspecify.annotations.NullMarked;
