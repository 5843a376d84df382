/// Honest scores: expanding walk-forward folds, purged and embargoed by the label window, calibrated on
/// their own slice.
///
/// Knows training rows, trainers and the models room; nothing of policies or money.
@NullMarked
package io.headrace.training.validate;

import org.jspecify.annotations.NullMarked;
