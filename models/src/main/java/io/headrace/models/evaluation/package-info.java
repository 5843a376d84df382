/// How good quantile forecasts were: one definition of each score, used by training, backtest and pages
/// alike.
@NullMarked
package io.headrace.models.evaluation;

import org.jspecify.annotations.NullMarked;
