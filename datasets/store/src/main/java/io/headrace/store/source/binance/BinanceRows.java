package io.headrace.store.source.binance;

import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.Side;
import io.headrace.market.event.Trade;
import io.headrace.store.source.Contract;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.TableParser;
import io.headrace.store.source.TableRow;
import io.headrace.store.source.table.RecentRows;

/// The rows of one file: drops exact duplicates, which Binance's files hold, and reads the others by
/// their kind.
final class BinanceRows implements TableParser {
    private final BinanceKind kind;
    private final String symbol;
    private final Contract contract;
    private final SourceOutput output;
    private final RecentRows recent = new RecentRows();

    BinanceRows(BinanceKind kind, String symbol, Contract contract, SourceOutput output) {
        this.kind = kind;
        this.symbol = symbol;
        this.contract = contract;
        this.output = output;
    }

    @Override
    public void row(TableRow row) {
        if (recent.again(row)) {
            output.note(Oddity.EXACT_DUPLICATE, "the row was there before");
        } else {
            kind.read(row, this);
        }
    }

    String symbol() {
        return symbol;
    }

    Contract contract() {
        return contract;
    }

    Instrument instrument() {
        return contract.instrument();
    }

    long next() {
        return output.nextSequence();
    }

    void event(MarketEvent event) {
        output.event(event);
    }

    void note(Oddity oddity, String what) {
        output.note(oddity, what);
    }

    /// A trade, known when it happened: Binance publishes no time of receipt.
    void trade(long nanos, double price, double amount, boolean buyerIsMaker) {
        Side taker = buyerIsMaker ? Side.SELL : Side.BUY;
        output.event(
                new Trade(contract.instrument(), nanos, nanos, next(), price, contract.base(amount, price), taker));
    }
}
