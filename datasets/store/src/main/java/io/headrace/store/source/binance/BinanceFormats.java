package io.headrace.store.source.binance;

import io.headrace.store.source.SourceFormat;
import io.headrace.store.source.table.ListedColumns;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The tables of Binance's public data.
public final class BinanceFormats {
    private static final Set<BinanceKind> OF_SPOT =
            EnumSet.of(BinanceKind.KLINES, BinanceKind.AGG_TRADES, BinanceKind.TRADES);

    private BinanceFormats() {}

    public static List<SourceFormat> all() {
        List<SourceFormat> formats = new ArrayList<>();
        for (BinanceMarket market : BinanceMarket.values()) {
            for (BinanceKind kind : BinanceKind.values()) {
                if (market != BinanceMarket.SPOT || OF_SPOT.contains(kind)) {
                    formats.add(new BinanceTable(market, kind));
                }
            }
        }
        formats.add(new BinanceDepthBands());
        formats.add(ListedColumns.of(
                "binance-um-depth-updates",
                "book changes of Binance USD-M futures, one row for each level",
                "symbol,timestamp,first_update_id,last_update_id,side,update_type,price,qty,pu",
                (file, output) -> new BinanceDepthUpdates(output)));
        return List.copyOf(formats);
    }
}
