/// Forecasts beside what came of them, row by row: how one model did by venue and regime, and whether one did
/// better than another on the same rows.
///
/// Knows forecasts and training rows, nothing of files, desks or money.
@NullMarked
package io.headrace.training.compare;

import org.jspecify.annotations.NullMarked;
