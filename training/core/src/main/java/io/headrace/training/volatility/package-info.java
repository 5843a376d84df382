/// Forecasts of a coin's daily variance, side by side: the simple ones, the heterogeneous autoregressions of the
/// field, and ours.
///
/// Knows bars and series; nothing of desks, need or files.
@NullMarked
package io.headrace.training.volatility;

import org.jspecify.annotations.NullMarked;
