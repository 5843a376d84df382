package io.headrace.store.source.tardis;

import io.headrace.market.event.Quote;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.TableParser;
import io.headrace.store.source.TableRow;

/// The best bid and ask; a row with one side of the book empty is passed over.
final class TardisQuotes implements TableParser {
    private final TardisRow head = new TardisRow();
    private final SourceOutput output;

    TardisQuotes(SourceOutput output) {
        this.output = output;
    }

    @Override
    public void row(TableRow row) {
        head.read(row);
        if (row.isEmpty(5) || row.isEmpty(6)) {
            output.note(Oddity.EMPTY_FIELD, "a quote with one side of the book empty");
            return;
        }
        double ask = row.price(5);
        double bid = row.price(6);
        double askSize = head.base(row.notNegative(4), ask);
        double bidSize = head.base(row.notNegative(7), bid);
        output.event(new Quote(
                head.instrument(),
                head.eventNanos(),
                head.knownNanos(),
                output.nextSequence(),
                bid,
                bidSize,
                ask,
                askSize));
    }
}
