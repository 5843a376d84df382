/// Captured websockets of centralized venues, one parser a venue: Deribit, BitMEX, Bybit, OKX, Kraken
/// (futures and spot), Coinbase and Bitfinex.
@NullMarked
package io.headrace.store.source.capture;

import org.jspecify.annotations.NullMarked;
