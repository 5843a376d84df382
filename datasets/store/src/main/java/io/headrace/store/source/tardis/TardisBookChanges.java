package io.headrace.store.source.tardis;

import io.headrace.market.event.BookDelta;
import io.headrace.market.event.BookSnapshot;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.TableParser;
import io.headrace.store.source.TableRow;
import io.headrace.store.source.table.LevelBuffer;
import java.util.HashSet;
import java.util.Set;

/// Whole books and changes, one row for each level. Consecutive rows of one `local_timestamp` are one
/// message. Changes before the first whole book are passed over; a later whole book replaces what was
/// known.
final class TardisBookChanges implements TableParser {
    private final TardisRow head = new TardisRow();
    private final SourceOutput output;
    private final LevelBuffer bids = new LevelBuffer();
    private final LevelBuffer asks = new LevelBuffer();
    private final Set<Instrument> begun = new HashSet<>();
    private Instrument instrument = new Instrument("none", "none");
    private boolean snapshot;
    private long eventNanos;
    private long knownNanos;
    private long skipped;

    TardisBookChanges(SourceOutput output) {
        this.output = output;
    }

    @Override
    public void row(TableRow row) {
        head.read(row);
        boolean whole = row.flag(4);
        boolean ask = row.is(5, "ask");
        if (!ask && !row.is(5, "bid")) {
            throw row.refuse(5, "must be ask or bid");
        }
        double price = row.price(6);
        double size = head.base(row.notNegative(7), price);
        if (!whole && !begun.contains(head.instrument())) {
            skipped++;
            return;
        }
        if (head.knownNanos() != knownNanos
                || whole != snapshot
                || !head.instrument().equals(instrument)) {
            flush();
            begin(whole);
        }
        eventNanos = Math.max(eventNanos, Math.min(head.eventNanos(), knownNanos));
        // A whole book lists what is there: a level of size 0 is none.
        if (!whole || size > 0) {
            (ask ? asks : bids).add(row, 6, price, size);
        }
    }

    @Override
    public void end() {
        flush();
        noteSkipped();
    }

    private void begin(boolean whole) {
        if (whole) {
            begun.add(head.instrument());
            noteSkipped();
        }
        instrument = head.instrument();
        snapshot = whole;
        eventNanos = head.eventNanos();
        knownNanos = head.knownNanos();
    }

    private void noteSkipped() {
        if (skipped > 0) {
            output.note(Oddity.UNUSED_RECORD, skipped + " changes before the first whole book");
            skipped = 0;
        }
    }

    private void flush() {
        if (bids.count() + asks.count() == 0) {
            return;
        }
        long sequence = output.nextSequence();
        MarketEvent event = snapshot
                ? new BookSnapshot(instrument, eventNanos, knownNanos, sequence, bids.take(), asks.take())
                : new BookDelta(instrument, eventNanos, knownNanos, sequence, bids.take(), asks.take());
        output.event(event);
    }
}
