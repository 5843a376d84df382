/// Keeps forecasts honest: offsets fitted on a slice the model never saw, then moved as outcomes arrive.
///
/// Calibration is an explicit immutable value that can be snapshotted, digested and replayed. It knows
/// what models say and what came in scale units, nothing of cards or files.
@NullMarked
package io.headrace.models.calibration;

import org.jspecify.annotations.NullMarked;
