package io.headrace.store.source.dydx;

import io.headrace.market.event.Bar;
import io.headrace.store.source.Contract;
import io.headrace.store.source.Frame;
import io.headrace.store.source.frame.EventWriter;
import io.headrace.store.source.frame.Members;
import io.headrace.store.source.frame.Moment;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Candles: each is told once it is over, which shows by the time of the message or by a later candle
/// of the channel. Of the open interest at its start, in coins, USD are told at its opening price.
final class DydxCandles {
    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final int MOST_CHANNELS = 10_000;

    private final EventWriter writer;
    private final Map<String, Candle> open = new HashMap<>();

    DydxCandles(EventWriter writer) {
        this.writer = writer;
    }

    /// A REST answer, newest first.
    void answer(Frame frame, Members list) {
        for (int at = list.count() - 1; at >= 0; at--) {
            Candle candle = candle(list.at(at));
            if (candle == null) {
                continue;
            }
            if (candle.endNanos() <= frame.receivedNanos() || at > 0) {
                tell(candle, candle.endNanos());
            } else {
                writer.unused("the candle that is not over yet");
            }
        }
    }

    void contents(Frame frame, Members root, Members contents) {
        String channel = root.text("id");
        if (contents.hasList("candles")) {
            Members list = contents.list("candles");
            for (int at = list.count() - 1; at >= 0; at--) {
                follow(frame, channel, list.at(at));
            }
        } else {
            follow(frame, channel, contents);
        }
    }

    private void follow(Frame frame, String channel, Members message) {
        Candle candle = candle(message);
        if (candle == null || (open.size() >= MOST_CHANNELS && !open.containsKey(channel))) {
            return;
        }
        Candle before = open.get(channel);
        if (before != null && candle.startNanos < before.startNanos) {
            return; // of one that is over
        }
        if (before != null && candle.startNanos > before.startNanos) {
            long end = before.endNanos();
            boolean received = frame.receivedNanos() != Frame.UNKNOWN;
            tell(before, received ? Math.max(end, writer.at(frame, end).knownNanos()) : end);
        }
        open.put(channel, candle);
    }

    void end() {
        for (int left = 0; left < open.size(); left++) {
            writer.unused("the candle that was not over at the end");
        }
    }

    private void tell(Candle candle, long knownNanos) {
        double[] ohlcv = candle.ohlcv;
        writer.output()
                .event(new Bar(
                        candle.contract.instrument(),
                        candle.startNanos,
                        knownNanos,
                        writer.output().nextSequence(),
                        ohlcv[0],
                        ohlcv[1],
                        ohlcv[2],
                        ohlcv[3],
                        ohlcv[4]));
        if (candle.startingCoins >= 0) {
            var when = new Moment(candle.startNanos, knownNanos);
            writer.openInterest(candle.contract.instrument(), when, candle.startingCoins * ohlcv[0]);
        }
    }

    private @Nullable Candle candle(Members message) {
        Contract contract = writer.contract(DydxMessages.VENUE, message, "ticker");
        long start = message.iso("startedAt");
        long length = lengthNanos(message);
        double[] ohlcv = {
            message.price("open"),
            message.price("high"),
            message.price("low"),
            message.price("close"),
            message.sizeOrZero("baseTokenVolume")
        };
        double coins = message.has("startingOpenInterest") ? message.sizeOrZero("startingOpenInterest") : -1;
        return contract == null ? null : new Candle(contract, start, length, ohlcv, coins);
    }

    private static long lengthNanos(Members candle) {
        return switch (candle.text("resolution")) {
            case "1MIN" -> MINUTE_NANOS;
            case "5MINS" -> 5 * MINUTE_NANOS;
            case "15MINS" -> 15 * MINUTE_NANOS;
            case "30MINS" -> 30 * MINUTE_NANOS;
            case "1HOUR" -> 60 * MINUTE_NANOS;
            case "4HOURS" -> 240 * MINUTE_NANOS;
            case "1DAY" -> 1_440 * MINUTE_NANOS;
            default -> throw candle.refuse("resolution", "is no length of a candle known here");
        };
    }

    private record Candle(Contract contract, long startNanos, long lengthNanos, double[] ohlcv, double startingCoins) {
        long endNanos() {
            return startNanos + lengthNanos;
        }
    }
}
