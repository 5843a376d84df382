/// dYdX v4: money of an account is moved into and out of a subaccount by signed transactions of its
/// chain; the indexer says what came of it. Written from the published messages and codes and from
/// answers that others recorded; nothing here was tried against the chain.
@NullMarked
package io.headrace.settlement.venue.dydx;

import org.jspecify.annotations.NullMarked;
