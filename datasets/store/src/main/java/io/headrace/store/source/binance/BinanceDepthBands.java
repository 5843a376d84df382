package io.headrace.store.source.binance;

import io.headrace.store.source.BadRecord;
import io.headrace.store.source.Contract;
import io.headrace.store.source.Contracts;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.TableFormat;
import io.headrace.store.source.TableParser;
import java.nio.file.Path;
import java.util.List;

/// Depth of the USD-M books by distance from the middle. COIN-M depth is published too, in units that
/// its publisher does not state, and is therefore not read.
final class BinanceDepthBands implements TableFormat {
    private static final List<String> HEADER = List.of("timestamp", "percentage", "depth", "notional");

    @Override
    public String name() {
        return "binance-um-bookdepth";
    }

    @Override
    public String about() {
        return "depth within some percent of the middle, Binance USD-M futures public data, in a file named like "
                + "BTCUSDT-bookDepth-2024-08-01.csv";
    }

    @Override
    public List<String> header() {
        return HEADER;
    }

    @Override
    public boolean recognizes(String fileName, List<String> firstRow) {
        return hasHeader(firstRow)
                && BinanceFile.of(fileName)
                        .filter(file ->
                                file.kind().equals("bookDepth") && BinanceMarket.USD_MARGINED.canHold(file.symbol()))
                        .isPresent();
    }

    @Override
    public boolean recognizes(Path file, List<String> firstRow) {
        return TableFormat.super.recognizes(file, firstRow)
                && BinanceMarket.of(file).orElse(BinanceMarket.USD_MARGINED) == BinanceMarket.USD_MARGINED;
    }

    @Override
    public boolean hasHeader(List<String> firstRow) {
        return firstRow.equals(HEADER);
    }

    @Override
    public TableParser parser(String fileName, List<String> firstRow, SourceOutput output) {
        String symbol = BinanceFile.of(fileName).orElseThrow().symbol();
        Contract contract = Contracts.of(BinanceMarket.USD_MARGINED.venue(), symbol)
                .orElseThrow(() -> new BadRecord("symbol", 0, Contracts.unknown("binance", symbol)));
        return new BinanceDepthRows(contract.instrument().coin(), output);
    }
}
