/// A bridge that burns on one chain and mints on another what its attesters sign, as Circle's CCTP does.
@NullMarked
package io.headrace.settlement.route.mint;

import org.jspecify.annotations.NullMarked;
