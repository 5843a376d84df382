package io.headrace.store.source.binance;

import io.headrace.store.source.Frame;
import io.headrace.store.source.FrameParser;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.frame.EventWriter;
import io.headrace.store.source.frame.Members;
import io.headrace.store.source.frame.SnapshotRequests;
import java.util.Optional;

/// The messages of one Binance connection.
///
/// A message's stamp is its transaction time `T` where it has one, else its event time `E`; it is known
/// at the latest of receipt, `E` and `T`. A spot `bookTicker` and a spot book by REST bear no time:
/// they happened when they were known. Which market a message is of shows in its members; a book by
/// REST without a symbol is of the one book streamed.
public final class BinanceStreams implements FrameParser {
    private final EventWriter writer;
    private final BinanceBooks books;
    private final BinanceTicks ticks;
    private final BinanceCandles candles;

    /// @param told the market, where the file's name or the connection's address tells it
    public BinanceStreams(SourceOutput output, Optional<BinanceMarket> told, SnapshotRequests requests) {
        this.writer = new EventWriter(output, BinanceMarket.USD_MARGINED.numbering(), requests);
        this.books = new BinanceBooks(writer);
        this.ticks = new BinanceTicks(writer);
        this.candles = new BinanceCandles(writer, told);
    }

    @Override
    public void frame(Frame frame) {
        Members root = Members.of(frame);
        boolean combined = root.has("stream") && root.hasObject("data");
        Members data = combined ? root.object("data") : root;
        String stream = combined ? root.text("stream") : "";
        if (data.has("lastUpdateId")) {
            books.whole(frame, data, stream);
        } else if (data.has("e")) {
            message(frame, data, stream);
        } else if (data.has("u") && data.has("B") && data.has("A")) {
            ticks.quote(frame, data, BinanceMarket.SPOT);
        } else {
            writer.unused("an answer of the venue, or a message of no known kind");
        }
    }

    private void message(Frame frame, Members data, String stream) {
        switch (data.text("e")) {
            case "depthUpdate" -> books.change(frame, data, stream);
            case "bookTicker" -> ticks.quote(frame, data, BinanceMarket.of(data, BinanceMarket.USD_MARGINED));
            case "trade" -> ticks.trade(frame, data, "t");
            case "aggTrade" -> ticks.trade(frame, data, "a");
            case "forceOrder" -> ticks.liquidation(frame, data);
            case "markPriceUpdate" -> ticks.markPrice(frame, data);
            case "kline" -> candles.candle(frame, data);
            default -> writer.unused("messages of kind " + data.text("e"));
        }
    }

    @Override
    public void interrupted(String reason) {
        writer.state().interrupted(reason);
    }

    @Override
    public void end() {
        writer.state().end();
    }
}
