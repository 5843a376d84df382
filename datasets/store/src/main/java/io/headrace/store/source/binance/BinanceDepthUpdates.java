package io.headrace.store.source.binance;

import io.headrace.market.event.BookDelta;
import io.headrace.market.event.BookSnapshot;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.StreamGap;
import io.headrace.store.source.BadRecord;
import io.headrace.store.source.Contract;
import io.headrace.store.source.Contracts;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.TableParser;
import io.headrace.store.source.TableRow;
import io.headrace.store.source.table.LevelBuffer;

/// Book changes (`set`) and whole books (`snap`), one row for each level. Rows of one `last_update_id`
/// are one message; a change whose `pu` is not the update before it tells of a lost message.
final class BinanceDepthUpdates implements TableParser {
    private static final String VENUE = BinanceMarket.USD_MARGINED.venue();

    private final SourceOutput output;
    private final LevelBuffer bids = new LevelBuffer();
    private final LevelBuffer asks = new LevelBuffer();
    private String symbol = "";
    private Contract contract = Contract.linear(VENUE, "none");
    private boolean snapshot;
    private long update = -1;
    private long previous = -1;
    private long stampNanos;

    BinanceDepthUpdates(SourceOutput output) {
        this.output = output;
    }

    @Override
    public void row(TableRow row) {
        long id = row.integer(3);
        boolean snap = row.is(5, "snap");
        if (!snap && !row.is(5, "set")) {
            throw row.refuse(5, "must be set or snap");
        }
        boolean ask = row.is(4, "a");
        if (!ask && !row.is(4, "b")) {
            throw row.refuse(4, "must be a or b");
        }
        long stamp = row.epochMillis(1);
        double price = row.price(6);
        double size = row.notNegative(7);
        if (id != update || snap != snapshot || !row.is(0, symbol)) {
            long before = snap ? -1 : row.integer(8);
            end();
            begin(row, snap, before, stamp);
            update = id;
        }
        (ask ? asks : bids).add(row, 6, price, size);
    }

    @Override
    public void end() {
        if (bids.count() + asks.count() == 0) {
            return;
        }
        long sequence = output.nextSequence();
        MarketEvent event = snapshot
                ? new BookSnapshot(contract.instrument(), stampNanos, stampNanos, sequence, bids.take(), asks.take())
                : new BookDelta(contract.instrument(), stampNanos, stampNanos, sequence, bids.take(), asks.take());
        previous = update;
        output.event(event);
    }

    private void begin(TableRow row, boolean snap, long before, long stamp) {
        if (!row.is(0, symbol)) {
            String named = row.text(0);
            contract = Contracts.of(VENUE, named)
                    .orElseThrow(() -> new BadRecord("symbol", 1, Contracts.unknown(VENUE, named)));
            symbol = named;
            previous = -1;
        }
        if (!snap && previous >= 0 && before != previous) {
            String what = "the update before is " + before + ", the last one here was " + previous;
            output.note(Oddity.SEQUENCE_BREAK, what);
            output.event(new StreamGap(
                    contract.instrument(), Math.min(stampNanos, stamp), stamp, output.nextSequence(), what));
        }
        snapshot = snap;
        stampNanos = stamp;
    }
}
