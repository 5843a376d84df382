/// What the outside world says about a transfer, as plain records: what nodes of a chain, bridges and venues
/// answered. Nothing here is believed yet; what enough of them agree on is [io.headrace.settlement.slot]'s
/// business. Knows no library and does nothing.
@NullMarked
package io.headrace.settlement.fact;

import org.jspecify.annotations.NullMarked;
