/// The rules by which other open rebalancers move balances, as bands around a venue's demand: baselines
/// that every predictive policy must beat. Sources are named at each rule; what they lack beside their
/// origin (an eye for the announced plan, spare collateral netted through the treasury) is given to them.
@NullMarked
package io.headrace.decision.strategy.peer;

import org.jspecify.annotations.NullMarked;
