/// Offsets as advice: what a desk could trade instead of moving collateral, what it costs and what it saves. Plain
/// values that stand in a decision.
@NullMarked
package io.headrace.decision.hedge;

import org.jspecify.annotations.NullMarked;
