/// Venues that are spoken to by signed requests instead of contract calls: how a request is sent and
/// followed until the venue's own ledger has it, and what answers come to, typed.
@NullMarked
package io.headrace.settlement.venue.exchange;

import org.jspecify.annotations.NullMarked;
