package io.headrace.store.source.tardis;

import io.headrace.store.source.SourceFormat;
import io.headrace.store.source.table.ListedColumns;
import java.util.List;

/// The tables of Tardis.dev. Trades and liquidations have the same columns: the file's name tells them
/// apart, as the publisher names it (`bitmex_liquidations_2020-03-01_XBTUSD.csv`).
public final class TardisFormats {
    private static final String HEAD = "exchange,symbol,timestamp,local_timestamp,";
    private static final String TRADED = HEAD + "id,side,price,amount";

    private TardisFormats() {}

    public static List<SourceFormat> all() {
        return List.of(
                table("trades", "trades", TRADED, (file, output) -> TardisTrades.trades(output))
                        .inFilesLike(file -> file.contains("trades") || !file.contains("liquidations")),
                table("liquidations", "liquidations", TRADED, (file, output) -> TardisTrades.liquidations(output))
                        .inFilesLike(file -> file.contains("liquidations") || !file.contains("trades")),
                table(
                        "incremental-book-l2",
                        "books and their changes",
                        HEAD + "is_snapshot,side,price,amount",
                        (file, output) -> new TardisBookChanges(output)),
                tops(5),
                tops(25),
                table(
                        "quotes",
                        "best bid and ask",
                        HEAD + "ask_amount,ask_price,bid_price,bid_amount",
                        (file, output) -> new TardisQuotes(output)),
                table(
                        "derivative-ticker",
                        "funding, open interest, index and mark price",
                        HEAD + "funding_timestamp,funding_rate,predicted_funding_rate,open_interest,last_price,"
                                + "index_price,mark_price",
                        (file, output) -> new TardisTickers(output)));
    }

    private static SourceFormat tops(int levels) {
        return table(
                "book-snapshot-" + levels,
                "the best " + levels + " levels of a book",
                HEAD + TardisBookTops.columns(levels),
                (file, output) -> new TardisBookTops(output));
    }

    private static ListedColumns table(String kind, String about, String header, ListedColumns.Maker maker) {
        return ListedColumns.of("tardis-" + kind, about + ", by Tardis.dev", header, maker);
    }
}
