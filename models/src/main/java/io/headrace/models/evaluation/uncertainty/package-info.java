/// How far a figure can be trusted when its rows overlap in time: long-run variance, intervals by
/// autocovariances and by drawing blocks.
///
/// Knows numbers in time order, nothing of forecasts or venues.
@NullMarked
package io.headrace.models.evaluation.uncertainty;

import org.jspecify.annotations.NullMarked;
