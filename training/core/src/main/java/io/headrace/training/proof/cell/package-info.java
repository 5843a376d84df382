/// One place of the sweep: everybody tuned and judged at one lead, capital and set of prices, and the figures
/// that come of it.
@NullMarked
package io.headrace.training.proof.cell;

import org.jspecify.annotations.NullMarked;
