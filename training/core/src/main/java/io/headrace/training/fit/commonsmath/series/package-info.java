/// Series fitted by maximum likelihood and least squares with Commons Math: the numbers that signals of
/// volatility and regime take from training.
///
/// Knows series of numbers; nothing of files, desks or forecasts.
@NullMarked
package io.headrace.training.fit.commonsmath.series;

import org.jspecify.annotations.NullMarked;
