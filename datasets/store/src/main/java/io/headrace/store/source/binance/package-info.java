/// Binance: public data files, and the websocket streams of spot, USD-margined (`binance`) and
/// coin-margined (`binance-coinm`) perpetuals.
@NullMarked
package io.headrace.store.source.binance;

import org.jspecify.annotations.NullMarked;
