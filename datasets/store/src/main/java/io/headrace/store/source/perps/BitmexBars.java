package io.headrace.store.source.perps;

import io.headrace.market.event.Bar;
import io.headrace.market.event.Instrument;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.TableParser;
import io.headrace.store.source.TableRow;

/// Minute bars of the inverse contract XBTUSD as BitMEX publishes them.
///
/// The stamp is the END of the minute (BitMEX, API explorer, "timestamps returned by our bucketed
/// endpoints are the end of the period"; in the file of 2019 the rush of each new hour stands at minute
/// 1). `open` is the close of the bar before, so it can lie outside low to high; it is carried as it
/// is. Volume is turnover, of 1e-8 bitcoin each.
final class BitmexBars implements TableParser {
    private static final Instrument XBTUSD = new Instrument("bitmex", "BTC");
    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final double SATOSHI = 1e8;

    private final SourceOutput output;

    BitmexBars(SourceOutput output) {
        this.output = output;
    }

    @Override
    public void row(TableRow row) {
        long closed = row.instant(0);
        double high = row.price(2);
        double low = row.price(3);
        if (high < low) {
            throw row.refuse(2, "must not be below low");
        }
        double volume = row.notNegative(9) / SATOSHI;
        double open = row.price(1);
        double close = row.price(4);
        if (row.isEmpty(7)) {
            output.note(Oddity.EMPTY_FIELD, "no mean price, as nothing was traded in this minute");
        }
        output.event(
                new Bar(XBTUSD, closed - MINUTE_NANOS, closed, output.nextSequence(), open, high, low, close, volume));
    }
}
