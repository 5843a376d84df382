/// Double-entry books of one asset in exact base units. What a transfer has reserved is pending; what has left
/// is posted. Every entry moves as much out of one account as into another, and this is checked at every step,
/// also in production.
@NullMarked
package io.headrace.settlement.ledger;

import org.jspecify.annotations.NullMarked;
