package io.headrace.store.source.dydx;

import io.headrace.market.event.Instrument;
import io.headrace.market.event.TradingStatus;
import io.headrace.store.source.Contract;
import io.headrace.store.source.Frame;
import io.headrace.store.source.frame.EventWriter;
import io.headrace.store.source.frame.Members;
import io.headrace.store.source.frame.Moment;
import java.util.HashMap;
import java.util.Map;

/// The markets: oracle price, open interest, status. Updates are partial: what one leaves out has not
/// changed. Open interest is coins: USD at the latest oracle price; before the first price it is not
/// told. The next funding rate is a forecast and not told.
final class DydxMarkets {
    private final EventWriter writer;
    private final Map<Instrument, Double> oracles = new HashMap<>();
    private final Map<Instrument, TradingStatus> statuses = new HashMap<>();

    DydxMarkets(EventWriter writer) {
        this.writer = writer;
    }

    void contents(Frame frame, Members contents) {
        each(frame, contents, "markets");
        each(frame, contents, "trading");
        each(frame, contents, "oraclePrices");
    }

    private void each(Frame frame, Members contents, String group) {
        if (!contents.hasObject(group)) {
            return;
        }
        Members markets = contents.object(group);
        for (String ticker : markets.names()) {
            Contract contract = writer.contract(DydxMessages.VENUE, ticker, markets, ticker);
            if (contract != null) {
                market(frame, contract.instrument(), markets.object(ticker));
            }
        }
    }

    private void market(Frame frame, Instrument instrument, Members market) {
        Moment when = market.has("effectiveAt")
                ? writer.at(frame, market.iso("effectiveAt"))
                : writer.at(frame, "states of markets");
        if (market.has("oraclePrice")) {
            oracles.put(instrument, market.price("oraclePrice"));
        }
        if (when == null) {
            return;
        }
        if (market.has("oraclePrice")) {
            writer.indexPrice(instrument, when, market.price("oraclePrice"));
            writer.markPrice(instrument, when, market.price("oraclePrice"));
        }
        if (market.has("openInterest") && oracles.containsKey(instrument)) {
            double coins = market.sizeOrZero("openInterest");
            writer.openInterest(instrument, when, coins * oracles.get(instrument));
        }
        if (market.has("status")) {
            status(instrument, when, status(market));
        }
    }

    private void status(Instrument instrument, Moment when, TradingStatus status) {
        if (statuses.put(instrument, status) != status) {
            writer.status(instrument, when, status);
        }
    }

    /// Where orders may only rest or be cancelled, nothing trades.
    private static TradingStatus status(Members market) {
        return switch (market.text("status")) {
            case "ACTIVE" -> TradingStatus.OPEN;
            case "PAUSED", "CANCEL_ONLY", "POST_ONLY", "INITIALIZING" -> TradingStatus.PAUSED;
            case "FINAL_SETTLEMENT" -> TradingStatus.CLOSED;
            default -> throw market.refuse("status", "is no status known here");
        };
    }
}
