package io.headrace.store.source.binance;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.store.source.BadRecord;
import io.headrace.store.source.Contract;
import io.headrace.store.source.Contracts;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.TableFormat;
import io.headrace.store.source.TableParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One kind of table of one market, with or without a header.
record BinanceTable(BinanceMarket market, BinanceKind kind) implements TableFormat {
    @Override
    public String name() {
        return "binance-" + market.folder() + "-" + kind.title().toLowerCase(Locale.ROOT);
    }

    @Override
    public String about() {
        return kind.about() + ", Binance " + market.title() + " public data, in a file named like "
                + (market == BinanceMarket.COIN_MARGINED ? "BTCUSD_PERP" : "BTCUSDT") + "-"
                + (kind == BinanceKind.KLINES ? "1m" : kind.title()) + "-2024-08-01.csv";
    }

    @Override
    public List<String> header() {
        List<String> columns = new ArrayList<>(kind.columns());
        if (market == BinanceMarket.SPOT && kind != BinanceKind.KLINES) {
            columns.add("is_best_match");
        }
        if (market == BinanceMarket.COIN_MARGINED && kind == BinanceKind.TRADES) {
            columns.set(3, "base_qty");
        }
        return columns;
    }

    @Override
    public boolean recognizes(String fileName, List<String> firstRow) {
        Optional<BinanceFile> named = BinanceFile.of(fileName);
        return named.isPresent()
                && named.get().kind().equals(kind.title())
                && market.canHold(named.get().symbol())
                && (hasHeader(firstRow) || isData(firstRow));
    }

    @Override
    public boolean recognizes(Path file, List<String> firstRow) {
        if (!TableFormat.super.recognizes(file, firstRow) || isOtherBars(file)) {
            return false;
        }
        Optional<BinanceMarket> stated = BinanceMarket.of(file);
        if (stated.isPresent() || market == BinanceMarket.COIN_MARGINED || kind != BinanceKind.KLINES) {
            return stated.orElse(market) == market;
        }
        throw new Problem(
                        "HR-1012",
                        "the path does not say whether these candles are of Binance's spot or of its USD-M futures",
                        file.toString(),
                        "Put the file below a folder named spot or um, as Binance does, or name the format:"
                                + " --format binance-spot-klines or --format binance-um-klines",
                        ExitCode.INVALID)
                .toException();
    }

    @Override
    public boolean hasHeader(List<String> firstRow) {
        return firstRow.equals(header());
    }

    @Override
    public TableParser parser(String fileName, List<String> firstRow, SourceOutput output) {
        String symbol = BinanceFile.of(fileName).orElseThrow().symbol();
        Contract contract = Contracts.of(market.venue(), symbol)
                .orElseThrow(() -> new BadRecord("symbol", 0, Contracts.unknown(market.venue(), symbol)));
        return new BinanceRows(kind, symbol, contract, output);
    }

    private boolean isData(List<String> firstRow) {
        return firstRow.size() == header().size()
                && !firstRow.getFirst().isEmpty()
                && Character.isDigit(firstRow.getFirst().charAt(0));
    }

    /// Candles of the mark price, the index and the premium have names and columns like those of trades.
    private static boolean isOtherBars(Path file) {
        for (Path part : file.toAbsolutePath()) {
            if (part.toString().endsWith("PriceKlines") || part.toString().equals("premiumIndexKlines")) {
                return true;
            }
        }
        return false;
    }
}
