/// What each signal is worth to a forecast: trainings without a group of signals, and forecasts whose inputs were
/// shuffled through time.
///
/// Knows recordings, walk-forwards and comparisons; nothing of files or money.
@NullMarked
package io.headrace.training.influence;

import org.jspecify.annotations.NullMarked;
