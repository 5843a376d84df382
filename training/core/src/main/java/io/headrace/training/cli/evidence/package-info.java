/// `backtest`, `evaluate` and `compare`: what speaks for a model, in money and in forecasts.
@NullMarked
package io.headrace.training.cli.evidence;

import org.jspecify.annotations.NullMarked;
