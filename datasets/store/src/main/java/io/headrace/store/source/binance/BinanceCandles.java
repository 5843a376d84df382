package io.headrace.store.source.binance;

import io.headrace.market.event.Bar;
import io.headrace.store.source.Contract;
import io.headrace.store.source.Frame;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.frame.EventWriter;
import io.headrace.store.source.frame.Members;
import java.util.Optional;

/// Candles of one Binance connection, each told at its close. Spot and perpetuals look alike: only a
/// coin-margined symbol says its market by itself.
final class BinanceCandles {
    private static final long MILLI_NANOS = 1_000_000L;

    private final EventWriter writer;
    private final Optional<BinanceMarket> told;

    /// @param told the market, where the file's name or the connection's address tells it
    BinanceCandles(EventWriter writer, Optional<BinanceMarket> told) {
        this.writer = writer;
        this.told = told;
    }

    void candle(Frame frame, Members data) {
        Members candle = data.object("k");
        if (!candle.flag("x")) {
            writer.unused("candles before their close");
            return;
        }
        Optional<BinanceMarket> market =
                BinanceMarket.isCoinMargined(candle.text("s")) ? Optional.of(BinanceMarket.COIN_MARGINED) : told;
        if (market.isEmpty()) {
            writer.output()
                    .note(Oddity.UNKNOWN_UNIT, "a candle that does not say whether it is of spot or of a perpetual");
            return;
        }
        Contract contract = writer.contract(market.get().venue(), candle, "s");
        if (contract != null) {
            writer.output().event(bar(frame, data, candle, contract));
        }
    }

    private Bar bar(Frame frame, Members data, Members candle, Contract contract) {
        long open = candle.millis("t");
        long close = candle.millis("T") + MILLI_NANOS;
        if (close <= open) {
            throw candle.refuse("T", "a candle must close after it opens");
        }
        long known = writer.at(frame, close, data.millis("E")).knownNanos();
        // Of a coin-margined contract v counts contracts and q counts coins.
        return new Bar(
                contract.instrument(),
                open,
                Math.max(known, close),
                writer.output().nextSequence(),
                candle.price("o"),
                candle.price("h"),
                candle.price("l"),
                candle.price("c"),
                candle.sizeOrZero(contract.inverse() ? "q" : "v"));
    }
}
