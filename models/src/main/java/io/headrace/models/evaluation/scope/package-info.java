/// How forecasts did by venue and regime, every figure with its intervals: one definition for training
/// reports and the reviews of a desk.
///
/// Knows rows of forecasts and outcomes on a timeline, nothing of where they come from.
@NullMarked
package io.headrace.models.evaluation.scope;

import org.jspecify.annotations.NullMarked;
