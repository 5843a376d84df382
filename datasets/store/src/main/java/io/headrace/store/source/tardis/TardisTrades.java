package io.headrace.store.source.tardis;

import io.headrace.market.event.Liquidation;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.Side;
import io.headrace.market.event.Trade;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.TableParser;
import io.headrace.store.source.TableRow;
import java.util.Optional;

/// Trades, and liquidations, which have the same columns; a row whose side Tardis does not know is passed
/// over.
///
/// The side of a liquidation is that of the forced order: `buy` closed a short, `sell` a long. Tardis' own
/// collector writes the order's side for Binance and turns Bybit's side of the position around
/// (github.com/tardis-dev/tardis-node src/mappers/binance.ts and bybit.ts, read 2026-11-22).
final class TardisTrades implements TableParser {
    private final TardisRow head = new TardisRow();
    private final SourceOutput output;
    private final boolean forced;

    private TardisTrades(SourceOutput output, boolean forced) {
        this.output = output;
        this.forced = forced;
    }

    static TardisTrades trades(SourceOutput output) {
        return new TardisTrades(output, false);
    }

    static TardisTrades liquidations(SourceOutput output) {
        return new TardisTrades(output, true);
    }

    @Override
    public void row(TableRow row) {
        head.read(row);
        Optional<Side> side = TardisRow.side(row, 5);
        double price = row.price(6);
        double size = head.base(row.positive(7), price);
        if (side.isPresent()) {
            output.event(event(side.get(), price, size));
        } else {
            output.note(
                    Oddity.UNUSED_RECORD,
                    forced ? "a liquidation whose side is unknown" : "a trade whose taker is unknown");
        }
    }

    private MarketEvent event(Side side, double price, double size) {
        long sequence = output.nextSequence();
        return forced
                ? new Liquidation(head.instrument(), head.eventNanos(), head.knownNanos(), sequence, side, price, size)
                : new Trade(head.instrument(), head.eventNanos(), head.knownNanos(), sequence, price, size, side);
    }
}
