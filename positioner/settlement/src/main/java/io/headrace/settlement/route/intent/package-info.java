/// Intents as ERC-7683 orders: opened on one chain, filled by whoever likes on another, settled, or
/// expired and given back.
@NullMarked
package io.headrace.settlement.route.intent;

import org.jspecify.annotations.NullMarked;
