package io.headrace.store.dataset;

import io.headrace.market.event.Bar;
import io.headrace.market.event.BlockConfirmation;
import io.headrace.market.event.BookDelta;
import io.headrace.market.event.BookSnapshot;
import io.headrace.market.event.BridgeTransfer;
import io.headrace.market.event.CollateralTransfer;
import io.headrace.market.event.EventKind;
import io.headrace.market.event.Fill;
import io.headrace.market.event.Funding;
import io.headrace.market.event.GasPrice;
import io.headrace.market.event.GasUnit;
import io.headrace.market.event.IndexPrice;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.Levels;
import io.headrace.market.event.Liquidation;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarkPrice;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.OpenInterest;
import io.headrace.market.event.PlannedPosition;
import io.headrace.market.event.PoolAction;
import io.headrace.market.event.PoolFlow;
import io.headrace.market.event.PoolMeasure;
import io.headrace.market.event.PoolState;
import io.headrace.market.event.Position;
import io.headrace.market.event.Quote;
import io.headrace.market.event.Sentiment;
import io.headrace.market.event.Side;
import io.headrace.market.event.StreamGap;
import io.headrace.market.event.Trade;
import io.headrace.market.event.TradingStatus;
import io.headrace.market.event.VenueStatus;
import io.headrace.market.event.VolatilityIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Events of all kinds with values from the whole range of what events may hold, on a few days decades apart.
public final class RandomEvents {
    private static final String[] VENUES = {"alpha", "o'brien/x", "\u03b1 \"x\""};
    private static final String[] TEXTS = {"x", "moonbeam>ethereum", "\u4e2d\u6587, \"quoted\"\n", " ", "a".repeat(300)
    };
    private static final long[] DAYS = {-40_000, -1, 0, 19_943};
    private static final long DAY_NANOS = 86_400_000_000_000L;

    private final SplittableRandom random;
    private Instrument of = Instrument.account("x");
    private long event;
    private long known;

    private RandomEvents(long seed) {
        random = new SplittableRandom(seed);
    }

    public static List<MarketEvent> draw(int count, long seed) {
        return draw(count, seed, EventKind.values());
    }

    static List<MarketEvent> draw(int count, long seed, EventKind... kinds) {
        RandomEvents source = new RandomEvents(seed);
        List<MarketEvent> events = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            events.add(source.next(kinds[source.random.nextInt(kinds.length)], at));
        }
        return events;
    }

    private MarketEvent next(EventKind kind, long at) {
        of = new Instrument(VENUES[random.nextInt(VENUES.length)], "C" + random.nextInt(3));
        event = DAYS[random.nextInt(DAYS.length)] * DAY_NANOS + random.nextLong(DAY_NANOS);
        known = event + (random.nextBoolean() ? 0 : random.nextLong(0, DAY_NANOS / 20));
        return switch (kind) {
            case BAR, FUNDING, OPEN_INTEREST, TRADE, QUOTE, BOOK_SNAPSHOT, BOOK_DELTA, LIQUIDATION -> market(kind, at);
            case MARGIN_SNAPSHOT, POSITION, FILL, COLLATERAL_TRANSFER, PLANNED_POSITION -> desk(kind, at);
            default -> other(kind, at);
        };
    }

    private MarketEvent market(EventKind kind, long at) {
        return switch (kind) {
            case BAR -> new Bar(of, event, known, at, positive(), positive(), positive(), positive(), notNegative());
            case FUNDING -> new Funding(of, event, known, at, finite());
            case OPEN_INTEREST -> new OpenInterest(of, event, known, at, notNegative());
            case TRADE -> new Trade(of, event, known, at, positive(), positive(), any(Side.values()));
            case QUOTE -> new Quote(of, event, known, at, positive(), notNegative(), positive(), notNegative());
            case BOOK_SNAPSHOT -> new BookSnapshot(of, event, known, at, levels(), levels());
            case BOOK_DELTA -> new BookDelta(of, event, known, at, levels(), levels());
            default -> new Liquidation(of, event, known, at, any(Side.values()), positive(), positive());
        };
    }

    private MarketEvent desk(EventKind kind, long at) {
        return switch (kind) {
            case MARGIN_SNAPSHOT ->
                new MarginSnapshot(
                        of,
                        event,
                        known,
                        at,
                        notNegative(),
                        notNegative(),
                        finite(),
                        notNegative(),
                        DoubleStream.generate(this::notNegative)
                                .limit(1 + random.nextInt(5))
                                .boxed()
                                .toList(),
                        IntStream.range(0, random.nextInt(4))
                                .mapToObj(coin -> new MarginSnapshot.Exposure("C" + coin, finite(), notNegative()))
                                .toList());
            case POSITION -> new Position(of, event, known, at, finite(), notNegative());
            case FILL -> new Fill(of, event, known, at, any(Side.values()), positive(), positive(), finite());
            case COLLATERAL_TRANSFER ->
                new CollateralTransfer(of, event, known, at, "treasury", "alpha", "USDC", positive());
            default -> new PlannedPosition(of, event, known, at, known + random.nextLong(DAY_NANOS), finite());
        };
    }

    private MarketEvent other(EventKind kind, long at) {
        return switch (kind) {
            case MARK_PRICE -> new MarkPrice(of, event, known, at, positive());
            case INDEX_PRICE -> new IndexPrice(of, event, known, at, positive());
            case POOL_STATE -> new PoolState(of, event, known, at, any(PoolMeasure.values()), finite());
            case POOL_FLOW -> new PoolFlow(of, event, known, at, any(PoolAction.values()), "USDC", notNegative());
            case VOLATILITY_INDEX -> new VolatilityIndex(of, event, known, at, notNegative());
            case GAS_PRICE -> new GasPrice(of, event, known, at, any(GasUnit.values()), notNegative());
            case BLOCK_CONFIRMATION -> new BlockConfirmation(of, event, known, at, notNegative());
            case BRIDGE_TRANSFER -> new BridgeTransfer(of, event, known, at, notNegative());
            case VENUE_STATUS -> new VenueStatus(of, event, known, at, any(TradingStatus.values()));
            case STREAM_GAP -> new StreamGap(of, event, known, at, "lost " + any(TEXTS));
            case SENTIMENT -> new Sentiment(of, event, known, at, random.nextDouble(100));
            default -> throw new IllegalArgumentException("every kind must be drawn, " + kind + " is not");
        };
    }

    private Levels levels() {
        int count = random.nextInt(4);
        return Levels.of(
                DoubleStream.generate(this::positive).limit(count).toArray(),
                DoubleStream.generate(this::notNegative).limit(count).toArray());
    }

    private <T> T any(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private double notNegative() {
        return random.nextInt(4) == 0 ? 0 : positive();
    }

    private double positive() {
        double value = Math.abs(finite());
        return value == 0 ? Double.MIN_VALUE : value;
    }

    private double finite() {
        double value = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(value) && value != 0 ? value : Double.MAX_VALUE;
    }
}
