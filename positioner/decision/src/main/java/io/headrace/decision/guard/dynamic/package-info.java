/// Policies whose parameters follow the width of the forecasts, within bounds.
@NullMarked
package io.headrace.decision.guard.dynamic;

import org.jspecify.annotations.NullMarked;
