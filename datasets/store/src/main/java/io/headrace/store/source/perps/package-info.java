/// Collections of perpetual markets that researchers have published: bars, funding, open interest and
/// liquidations of several venues in one table.
@NullMarked
package io.headrace.store.source.perps;

import org.jspecify.annotations.NullMarked;
