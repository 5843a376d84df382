/// Hyperliquid: answers of its REST interface, its websocket, and the lines of its public archives.
///
/// Sizes are coins, prices are dollars. Only perpetuals of the first exchange are read: spot pairs
/// (`@107`) and those of builders (`km:US500`) are noted and passed over.
@NullMarked
package io.headrace.store.source.hyperliquid;

import org.jspecify.annotations.NullMarked;
