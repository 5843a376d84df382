/// dYdX: answers and channels of the v4 indexer, and the order book channel of v3.
///
/// Sizes are coins, prices are dollars. The oracle price both marks positions and is the index.
@NullMarked
package io.headrace.store.source.dydx;

import org.jspecify.annotations.NullMarked;
