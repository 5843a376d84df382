package io.headrace.store.source.tardis;

import io.headrace.market.event.BookSnapshot;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.TableParser;
import io.headrace.store.source.TableRow;
import io.headrace.store.source.table.LevelBuffer;

/// The best levels of both sides in one row:
/// `asks[0].price,asks[0].amount,bids[0].price,bids[0].amount,asks[1]...`. A book with fewer levels
/// leaves the rest empty.
final class TardisBookTops implements TableParser {
    private static final int FIRST = 4;
    private static final int COLUMNS_A_LEVEL = 4;

    private final TardisRow head = new TardisRow();
    private final LevelBuffer bids = new LevelBuffer();
    private final LevelBuffer asks = new LevelBuffer();
    private final SourceOutput output;

    TardisBookTops(SourceOutput output) {
        this.output = output;
    }

    @Override
    public void row(TableRow row) {
        head.read(row);
        bids.take();
        asks.take();
        for (int column = FIRST; column < row.fields(); column += COLUMNS_A_LEVEL) {
            add(row, column, asks);
            add(row, column + 2, bids);
        }
        output.event(new BookSnapshot(
                head.instrument(),
                head.eventNanos(),
                head.knownNanos(),
                output.nextSequence(),
                bids.take(),
                asks.take()));
    }

    private void add(TableRow row, int column, LevelBuffer side) {
        if (row.isEmpty(column) && row.isEmpty(column + 1)) {
            return;
        }
        double price = row.price(column);
        side.add(row, column, price, head.base(row.positive(column + 1), price));
    }

    /// The header of so many levels, after the columns all tables have.
    static String columns(int levels) {
        StringBuilder columns = new StringBuilder();
        for (int level = 0; level < levels; level++) {
            columns.append(level == 0 ? "" : ",")
                    .append("asks[%1$d].price,asks[%1$d].amount,bids[%1$d].price,bids[%1$d].amount".formatted(level));
        }
        return columns.toString();
    }
}
