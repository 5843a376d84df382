/// What the margin formula and the announced plan alone say of the need to come, from snapshots known at the
/// instant.
@NullMarked
package io.headrace.features.signal.margin;

import org.jspecify.annotations.NullMarked;
