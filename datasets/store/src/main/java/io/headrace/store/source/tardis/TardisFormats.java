package io.headrace.store.source.tardis;

import io.headrace.store.source.ListedColumns;
import io.headrace.store.source.SourceFormat;
import java.util.List;

/// The tables of Tardis.dev.
public final class TardisFormats {
    private static final String HEAD = "exchange,symbol,timestamp,local_timestamp,";

    private TardisFormats() {}

    public static List<SourceFormat> all() {
        return List.of(ListedColumns.of(
                "tardis-trades",
                "trades, by Tardis.dev",
                HEAD + "id,side,price,amount",
                (file, output) -> new TardisTrades(output)));
    }
}
