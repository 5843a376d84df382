package io.headrace.store.source.perps;

import io.headrace.market.event.Bar;
import io.headrace.market.event.Funding;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.Liquidation;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.OpenInterest;
import io.headrace.market.event.Side;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.TableParser;
import io.headrace.store.source.TableRow;

/// A table that begins with `timestamp,venue,coin`; one event a row.
final class VenueTable implements TableParser {
    private static final long HOUR_NANOS = 3_600_000_000_000L;

    /// Hourly candles, stamped at their open and therefore known one hour later; prices in USD, volume
    /// in coins.
    static final Row CANDLES =
            (row, at, instrument, sequence) -> bar(row, 3, instrument, at, at + HOUR_NANOS, sequence);

    /// Funding per settlement of the venue, a fraction of notional, not annualized; settled and known
    /// at the stamped second. Venues stamp the same settlement some milliseconds apart: kept, that
    /// jitter would make a payment of this hour known only in the next.
    static final Row FUNDING =
            (row, settled, instrument, sequence) -> new Funding(instrument, settled, settled, sequence, row.finite(3));

    /// Open interest in USD; known at its stamp.
    static final Row OPEN_INTEREST =
            (row, at, instrument, sequence) -> new OpenInterest(instrument, at, at, sequence, row.notNegative(3));

    /// Liquidations: the taker's side closes the position, `S` a long and `B` a short; size in USD.
    static final Row LIQUIDATIONS = (row, at, instrument, sequence) -> {
        boolean sold = row.is(3, "S");
        if (!sold && !row.is(3, "B")) {
            throw row.refuse(3, "must be B or S");
        }
        double price = row.price(5);
        double size = row.positive(4) / price;
        return new Liquidation(instrument, at, at, sequence, sold ? Side.SELL : Side.BUY, price, size);
    };

    private final Row kind;
    private final SourceOutput output;
    private final StampJitter jitter = new StampJitter();
    private Instrument instrument = new Instrument("none", "none");

    /// The event of a row.
    @FunctionalInterface
    interface Row {
        MarketEvent event(TableRow row, long stampNanos, Instrument instrument, long sequence);
    }

    VenueTable(Row kind, SourceOutput output) {
        this.kind = kind;
        this.output = output;
    }

    @Override
    public void row(TableRow row) {
        long stamp = row.instant(0);
        String venue = row.name(1);
        String coin = row.name(2);
        if (!venue.equals(instrument.venue()) || !coin.equals(instrument.coin())) {
            instrument = new Instrument(venue, coin);
        }
        long at = kind == FUNDING ? jitter.rounded(venue, stamp) : stamp;
        output.event(kind.event(row, at, instrument, output.nextSequence()));
    }

    @Override
    public void end() {
        jitter.end(output);
    }

    /// The bar of five columns from `open` on.
    static Bar bar(TableRow row, int open, Instrument instrument, long openNanos, long knownNanos, long sequence) {
        double high = row.price(open + 1);
        double low = row.price(open + 2);
        if (high < low) {
            throw row.refuse(open + 1, "must not be below low");
        }
        return new Bar(
                instrument,
                openNanos,
                knownNanos,
                sequence,
                row.price(open),
                high,
                low,
                row.price(open + 3),
                row.notNegative(open + 4));
    }
}
