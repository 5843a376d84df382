/// One slot (chain, sender, nonce) per leg: which nonce is next, what may be signed in it, what enough nodes
/// agree on about it. Pure functions over values; counters are derived from the slots that are written down and
/// never kept.
@NullMarked
package io.headrace.settlement.slot;

import org.jspecify.annotations.NullMarked;
