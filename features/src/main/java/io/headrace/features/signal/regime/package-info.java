/// Which state the market is in: hidden states, run lengths, cumulative sums, and momentum.
@NullMarked
package io.headrace.features.signal.regime;

import org.jspecify.annotations.NullMarked;
