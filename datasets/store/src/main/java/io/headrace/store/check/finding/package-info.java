/// What a check can find and how findings are kept: all are counted, the first of each group are shown.
///
/// This package knows nothing of how findings are made or told.
@NullMarked
package io.headrace.store.check.finding;

import org.jspecify.annotations.NullMarked;
