package io.headrace.store.source.binance;

import io.headrace.market.event.Side;
import io.headrace.store.source.Contract;
import io.headrace.store.source.Frame;
import io.headrace.store.source.frame.EventWriter;
import io.headrace.store.source.frame.Members;
import io.headrace.store.source.frame.Moment;
import io.headrace.store.source.frame.PricedSize;
import io.headrace.store.source.frame.TradeNumbers;
import org.jspecify.annotations.Nullable;

/// Trades, quotes, liquidations and mark prices of one Binance connection.
final class BinanceTicks {
    private final EventWriter writer;

    BinanceTicks(EventWriter writer) {
        this.writer = writer;
    }

    void quote(Frame frame, Members data, BinanceMarket market) {
        Contract contract = writer.contract(market.venue(), data, "s");
        Moment when = contract == null ? null : whenOfQuote(frame, data);
        if (contract != null && when != null) {
            writer.quote(
                    contract,
                    when,
                    new PricedSize(data.price("b"), data.sizeOrZero("B")),
                    new PricedSize(data.price("a"), data.sizeOrZero("A")));
        }
    }

    private @Nullable Moment whenOfQuote(Frame frame, Members data) {
        return data.has("E") ? when(writer, frame, data) : writer.at(frame, "a best bid and ask");
    }

    /// @param id the member that bears the trade's number
    void trade(Frame frame, Members data, String id) {
        if (data.has("X") && !data.text("X").equals("MARKET")) {
            writer.unused("trades outside the book (" + data.text("X") + ")");
            return;
        }
        // Spot trades say with `M` whether they were the best match, futures never.
        BinanceMarket market = BinanceMarket.of(data, data.has("M") ? BinanceMarket.SPOT : BinanceMarket.USD_MARGINED);
        Contract contract = writer.contract(market.venue(), data, "s");
        if (contract == null) {
            return;
        }
        long traded = data.millis("T");
        writer.numberedTrade(
                contract,
                writer.at(frame, traded, Math.max(traded, data.millis("E"))),
                new PricedSize(data.price("p"), data.size("q")),
                data.flag("m") ? Side.SELL : Side.BUY,
                new TradeNumbers.Number(id, data.integer(id)));
    }

    /// The price is the average filled, the size what was filled; before the first fill both as
    /// ordered.
    void liquidation(Frame frame, Members data) {
        Members order = data.object("o");
        BinanceMarket market = BinanceMarket.of(order, BinanceMarket.USD_MARGINED);
        Contract contract = writer.contract(market.venue(), order, "s");
        if (contract == null) {
            return;
        }
        boolean filled = order.has("z") && order.sizeOrZero("z") > 0 && order.finite("ap") > 0;
        Moment when = writer.at(frame, order.millis("T"), data.millis("E"));
        double price = filled ? order.price("ap") : order.price("p");
        writer.liquidation(contract, when, price, order.size(filled ? "z" : "q"), side(order));
    }

    /// The funding rate in it is a forecast until it settles, so it is no event.
    void markPrice(Frame frame, Members data) {
        BinanceMarket market = BinanceMarket.of(data, BinanceMarket.USD_MARGINED);
        Contract contract = writer.contract(market.venue(), data, "s");
        if (contract == null) {
            return;
        }
        Moment when = writer.at(frame, data.millis("E"));
        writer.state().heard(contract.instrument(), when.eventNanos(), when.knownNanos());
        writer.markPrice(contract.instrument(), when, data.price("p"));
        if (data.has("i")) {
            writer.indexPrice(contract.instrument(), when, data.price("i"));
        }
    }

    /// The times of a message: it happened at `T`, or at `E` where it has no `T`, and was sent at `E`.
    static Moment when(EventWriter writer, Frame frame, Members data) {
        long sent = data.millis("E");
        return writer.at(frame, data.has("T") ? data.millis("T") : sent, sent);
    }

    private static Side side(Members order) {
        return switch (order.text("S")) {
            case "BUY" -> Side.BUY;
            case "SELL" -> Side.SELL;
            default -> throw order.refuse("S", "must be BUY or SELL");
        };
    }
}
