package io.headrace.store.source.tardis;

import io.headrace.market.event.Liquidation;
import io.headrace.market.event.Side;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.TableParser;
import io.headrace.store.source.TableRow;
import java.util.Optional;

/// Liquidations; the side is that of the forced order: `buy` closed a short, `sell` a long. Tardis' own
/// collector writes the order's side for Binance and turns Bybit's side of the position around
/// (github.com/tardis-dev/tardis-node src/mappers/binance.ts and bybit.ts, read 2026-11-22).
final class TardisLiquidations implements TableParser {
    private final TardisRow head = new TardisRow();
    private final SourceOutput output;

    TardisLiquidations(SourceOutput output) {
        this.output = output;
    }

    @Override
    public void row(TableRow row) {
        head.read(row);
        Optional<Side> side = TardisRow.side(row, 5);
        double price = row.price(6);
        double size = head.base(row.positive(7), price);
        if (side.isEmpty()) {
            output.note(Oddity.UNUSED_RECORD, "a liquidation whose side is unknown");
            return;
        }
        output.event(new Liquidation(
                head.instrument(),
                head.eventNanos(),
                head.knownNanos(),
                output.nextSequence(),
                side.get(),
                price,
                size));
    }
}
