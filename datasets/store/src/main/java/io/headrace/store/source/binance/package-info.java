/// Binance: public data files, and the websocket streams of spot, USD-margined (`binance`) and
/// coin-margined (`binance-coinm`) perpetuals.
///
/// Public data (data.binance.vision) is a zip for each symbol, kind and day or month. Symbol and kind
/// stand in the file's name; the market only in its folders, so it is never guessed.
@NullMarked
package io.headrace.store.source.binance;

import org.jspecify.annotations.NullMarked;
