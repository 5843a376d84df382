/// The state of an order book, folded from snapshots and changes; shared by the parsers that must detect a lost
/// message, the checks and the depth signals.
@NullMarked
package io.headrace.market.book;

import org.jspecify.annotations.NullMarked;
