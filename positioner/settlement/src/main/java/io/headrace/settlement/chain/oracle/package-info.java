/// Prices told on chains by Chainlink-style aggregators, read by quorum at one block. An old, absent or contradicted
/// price is an error with a name, never a number.
@NullMarked
package io.headrace.settlement.chain.oracle;

import org.jspecify.annotations.NullMarked;
