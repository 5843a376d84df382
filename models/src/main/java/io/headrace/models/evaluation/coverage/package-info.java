/// Whether forecasts hold what their levels promise: tests of exceedances, and where outcomes fall in the
/// forecast distribution.
///
/// Knows levels, quantiles and outcomes, nothing of venues or files.
@NullMarked
package io.headrace.models.evaluation.coverage;

import org.jspecify.annotations.NullMarked;
