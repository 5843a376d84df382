/// Whether anything known later changes anything earlier: features, targets and forecasts are computed again
/// on history that was cut short, and compared with those of the whole.
///
/// Knows recordings, training rows and walk-forwards; nothing of files or the command line.
@NullMarked
package io.headrace.training.leak;

import org.jspecify.annotations.NullMarked;
