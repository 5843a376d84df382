/// No single relayer: attestors recompute a published decision, look at the chain through nodes of
/// their own, and sign an order only when both say it should run. Enough signatures release it;
/// disagreement holds it.
@NullMarked
package io.headrace.settlement.attest;

import org.jspecify.annotations.NullMarked;
