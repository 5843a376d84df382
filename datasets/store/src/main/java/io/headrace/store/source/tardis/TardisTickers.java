package io.headrace.store.source.tardis;

import io.headrace.market.event.Funding;
import io.headrace.market.event.IndexPrice;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarkPrice;
import io.headrace.market.event.OpenInterest;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.TableParser;
import io.headrace.store.source.TableRow;
import java.util.HashMap;
import java.util.Map;

/// Funding, open interest, index and mark price of a contract. An empty field has no event.
///
/// `funding_rate` is what the next settlement, at `funding_timestamp`, would be. It is paid, and
/// becomes an event, when that stamp moves on; where the exchange states no such time there is no
/// payment to tell of.
final class TardisTickers implements TableParser {
    private static final int FUNDING_TIME = 4;
    private static final int FUNDING_RATE = 5;
    private static final int OPEN_INTEREST = 7;
    private static final int LAST_PRICE = 8;
    private static final int INDEX_PRICE = 9;
    private static final int MARK_PRICE = 10;

    private final TardisRow head = new TardisRow();
    private final SourceOutput output;
    private final Map<Instrument, Due> due = new HashMap<>();

    private record Due(long atNanos, double rate) {}

    TardisTickers(SourceOutput output) {
        this.output = output;
    }

    @Override
    public void row(TableRow row) {
        head.read(row);
        double mark = priceOrZero(row, MARK_PRICE);
        double index = priceOrZero(row, INDEX_PRICE);
        double last = priceOrZero(row, LAST_PRICE);
        funding(row);
        openInterest(row, mark > 0 ? mark : last > 0 ? last : index);
        if (mark > 0) {
            output.event(new MarkPrice(
                    head.instrument(), head.eventNanos(), head.knownNanos(), output.nextSequence(), mark));
        }
        if (index > 0) {
            output.event(new IndexPrice(
                    head.instrument(), head.eventNanos(), head.knownNanos(), output.nextSequence(), index));
        }
    }

    private void funding(TableRow row) {
        if (row.isEmpty(FUNDING_TIME)) {
            return;
        }
        long next = row.epochMicros(FUNDING_TIME);
        Due before = due.get(head.instrument());
        if (before != null && next > before.atNanos() && before.atNanos() <= head.knownNanos()) {
            output.event(new Funding(
                    head.instrument(), before.atNanos(), head.knownNanos(), output.nextSequence(), before.rate()));
        }
        if (row.isEmpty(FUNDING_RATE)) {
            if (before != null && next > before.atNanos()) {
                due.remove(head.instrument());
            }
        } else {
            due.put(head.instrument(), new Due(next, row.finite(FUNDING_RATE)));
        }
    }

    /// In USD, so it needs a price where the amount is in coins.
    private void openInterest(TableRow row, double price) {
        if (row.isEmpty(OPEN_INTEREST) || (price == 0 && !head.contract().inverse())) {
            return;
        }
        double usd = head.contract().usd(row.notNegative(OPEN_INTEREST), price);
        output.event(
                new OpenInterest(head.instrument(), head.eventNanos(), head.knownNanos(), output.nextSequence(), usd));
    }

    private static double priceOrZero(TableRow row, int column) {
        return row.isEmpty(column) ? 0 : row.price(column);
    }
}
