/// Hyperliquid: USDC comes in by a transfer to its bridge and leaves by a signed `withdraw3`.
/// Written from the published interface, the signing examples of its own Python client and answers
/// that others recorded; nothing here was tried against the venue.
@NullMarked
package io.headrace.settlement.venue.hyperliquid;

import org.jspecify.annotations.NullMarked;
