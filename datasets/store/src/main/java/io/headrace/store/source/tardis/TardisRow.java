package io.headrace.store.source.tardis;

import io.headrace.market.event.Instrument;
import io.headrace.market.event.Side;
import io.headrace.store.source.BadRecord;
import io.headrace.store.source.Contract;
import io.headrace.store.source.Contracts;
import io.headrace.store.source.TableRow;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What all Tardis tables begin with: `exchange,symbol,timestamp,local_timestamp`.
final class TardisRow {
    private @Nullable String exchange;
    private @Nullable String symbol;
    private Contract contract = Contract.linear("none", "none");
    private long eventNanos;
    private long knownNanos;

    /// Reads the first four columns.
    void read(TableRow row) {
        String rowExchange = row.text(0);
        String rowSymbol = row.text(1);
        if (!rowExchange.equals(exchange) || !rowSymbol.equals(symbol)) {
            contract = contract(row, rowExchange, rowSymbol);
            exchange = rowExchange;
            symbol = rowSymbol;
        }
        eventNanos = row.epochMicros(2);
        // A recorder's clock may be behind the exchange's; nothing is known before it happened.
        knownNanos = Math.max(row.epochMicros(3), eventNanos);
    }

    Instrument instrument() {
        return contract.instrument();
    }

    Contract contract() {
        return contract;
    }

    long eventNanos() {
        return eventNanos;
    }

    long knownNanos() {
        return knownNanos;
    }

    /// Base units of an amount in this row.
    double base(double amount, double price) {
        return contract.base(amount, price);
    }

    /// The side of the taker, or nothing where Tardis does not know it.
    static Optional<Side> side(TableRow row, int column) {
        if (row.is(column, "buy")) {
            return Optional.of(Side.BUY);
        }
        if (row.is(column, "sell")) {
            return Optional.of(Side.SELL);
        }
        if (row.is(column, "unknown")) {
            return Optional.empty();
        }
        throw row.refuse(column, "must be buy, sell or unknown");
    }

    private static Contract contract(TableRow row, String exchange, String symbol) {
        String venue = venue(exchange);
        if (venue.isEmpty()) {
            throw row.refuse(0, "must be an exchange whose contracts are known here");
        }
        return Contracts.of(venue, symbol)
                .orElseThrow(() -> new BadRecord("symbol", 2, Contracts.unknown(venue, symbol)));
    }

    private static String venue(String exchange) {
        return switch (exchange) {
            case "binance" -> "binance-spot";
            case "binance-futures" -> "binance";
            case "binance-delivery" -> "binance-coinm";
            case "bitmex", "bybit", "bybit-spot", "deribit", "coinbase", "hyperliquid" -> exchange;
            case "okex-swap", "okex" -> "okx";
            case "kraken" -> "kraken-spot";
            case "cryptofacilities" -> "kraken";
            case "huobi-dm-swap" -> "huobi-inverse";
            case "dydx-v4" -> "dydx";
            default -> "";
        };
    }
}
