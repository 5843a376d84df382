/// Which state the market is in: a two-state filter, and momentum.
@NullMarked
package io.headrace.features.signal.regime;

import org.jspecify.annotations.NullMarked;
