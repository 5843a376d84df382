/// Whether a forecaster has earned that buffers are lowered on its word.
@NullMarked
package io.headrace.decision.outlook.trial;

import org.jspecify.annotations.NullMarked;
