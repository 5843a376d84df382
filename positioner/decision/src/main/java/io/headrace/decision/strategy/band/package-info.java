/// Rules that act outside a band around a target: one machine for orders, netting and cool-down, and the
/// bands themselves. Knows no forecast but for its spread, see [DynamicBands].
@NullMarked
package io.headrace.decision.strategy.band;

import org.jspecify.annotations.NullMarked;
