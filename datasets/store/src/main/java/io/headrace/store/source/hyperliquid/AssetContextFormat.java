package io.headrace.store.source.hyperliquid;

import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.TableFormat;
import io.headrace.store.source.TableParser;
import java.util.List;

/// The archive `asset_ctxs/YYYYMMDD.csv.lz4`: the state of every contract once a minute.
public final class AssetContextFormat implements TableFormat {
    static final List<String> COLUMNS = List.of(
            "time",
            "coin",
            "funding",
            "open_interest",
            "prev_day_px",
            "day_ntl_vlm",
            "premium",
            "oracle_px",
            "mark_px",
            "mid_px",
            "impact_bid_px",
            "impact_ask_px");

    @Override
    public String name() {
        return "hyperliquid-asset-ctxs";
    }

    @Override
    public String about() {
        return "Hyperliquid's archive of contract states per minute: mark and oracle price, open interest";
    }

    @Override
    public boolean recognizes(String fileName, List<String> firstRow) {
        return firstRow.equals(COLUMNS);
    }

    @Override
    public List<String> header() {
        return COLUMNS;
    }

    @Override
    public boolean hasHeader(List<String> firstRow) {
        return true;
    }

    @Override
    public TableParser parser(String fileName, List<String> firstRow, SourceOutput output) {
        return new AssetContexts(output);
    }
}
