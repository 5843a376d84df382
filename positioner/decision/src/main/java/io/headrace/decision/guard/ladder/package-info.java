/// The fallback ladder: model, last good forecast, seasonal, threshold rule, hold. It says which rung decides and
/// on which forecasts; it moves nothing.
@NullMarked
package io.headrace.decision.guard.ladder;

import org.jspecify.annotations.NullMarked;
