package io.headrace.store.source.tardis;

import io.headrace.market.event.Side;
import io.headrace.market.event.Trade;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.TableParser;
import io.headrace.store.source.TableRow;
import java.util.Optional;

/// Trades; a row whose taker Tardis does not know is passed over.
final class TardisTrades implements TableParser {
    private final TardisRow head = new TardisRow();
    private final SourceOutput output;

    TardisTrades(SourceOutput output) {
        this.output = output;
    }

    @Override
    public void row(TableRow row) {
        head.read(row);
        Optional<Side> side = TardisRow.side(row, 5);
        double price = row.price(6);
        double size = head.base(row.positive(7), price);
        if (side.isEmpty()) {
            output.note(Oddity.UNUSED_RECORD, "a trade whose taker is unknown");
            return;
        }
        output.event(new Trade(
                head.instrument(),
                head.eventNanos(),
                head.knownNanos(),
                output.nextSequence(),
                price,
                size,
                side.get()));
    }
}
