/// A margin venue on chain whose deposits and withdrawals a keeper executes later: the one of local chains.
@NullMarked
package io.headrace.settlement.venue.margin;

import org.jspecify.annotations.NullMarked;
