package io.headrace.store.source.perps;

import io.headrace.store.source.SourceFormat;
import io.headrace.store.source.table.ListedColumns;
import java.util.List;

/// The tables of `perp_venues_1h`, BitMEX's own bars, and eight-hour bars of spot and perpetuals.
public final class PerpsFormats {
    private PerpsFormats() {}

    public static List<SourceFormat> all() {
        return List.of(
                ListedColumns.of(
                                "perp-venues-candles",
                                "hourly candles of perpetuals on several venues",
                                "timestamp,venue,coin,open,high,low,close,volume",
                                (file, output) -> new VenueTable(VenueTable.CANDLES, output))
                        .inFilesNamed("candles_1h"),
                ListedColumns.of(
                                "perp-venues-funding",
                                "funding of perpetuals on several venues",
                                "timestamp,venue,coin,funding_rate",
                                (file, output) -> new VenueTable(VenueTable.FUNDING, output))
                        .inFilesNamed("funding"),
                ListedColumns.of(
                                "perp-venues-open-interest",
                                "open interest of perpetuals on several venues, in USD",
                                "timestamp,venue,coin,oi_usd",
                                (file, output) -> new VenueTable(VenueTable.OPEN_INTEREST, output))
                        .inFilesNamed("open_interest"),
                ListedColumns.of(
                                "perp-venues-liquidations",
                                "liquidations of perpetuals on several venues, in USD",
                                "timestamp,venue,coin,side,size_usd,price",
                                (file, output) -> new VenueTable(VenueTable.LIQUIDATIONS, output))
                        .inFilesNamed("liquidation"),
                ListedColumns.of(
                        "bitmex-bars-1m",
                        "minute bars of BitMEX's XBTUSD, stamped at their close",
                        "timestamp,open,high,low,close,trades,volume,vwap,lastSize,turnover",
                        (file, output) -> new BitmexBars(output)),
                ListedColumns.of(
                        "cex-perp-spot-8h",
                        "eight-hour bars of spot and perpetuals, with funding",
                        "ts,exchange,crypto,pair,contract,open,high,low,close,volume,funding_rate",
                        (file, output) -> new EightHourBars(output)));
    }
}
