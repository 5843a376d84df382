/// Measures of variation from returns on a fixed grid: variance, semivariance, measures that jumps do not move, and
/// the jumps themselves. One class is one formula; [RealizedMeasure] is the signal that feeds it.
@NullMarked
package io.headrace.features.signal.volatility.realized;

import org.jspecify.annotations.NullMarked;
