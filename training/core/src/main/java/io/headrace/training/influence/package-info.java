/// What each signal is worth to a forecast, and what more history is: trainings without a group of signals or on
/// less history, and forecasts whose inputs were shuffled through time.
///
/// Knows recordings, walk-forwards and comparisons; nothing of files or money.
@NullMarked
package io.headrace.training.influence;

import org.jspecify.annotations.NullMarked;
