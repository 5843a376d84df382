package io.headrace.features.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.features.signal.CoinMarket;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.PriceWindows;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalContext;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.calendar.CalendarSignals;
import io.headrace.features.signal.carry.CarrySignals;
import io.headrace.features.signal.chain.ChainSignals;
import io.headrace.features.signal.margin.MarginSignals;
import io.headrace.features.signal.regime.RegimeSignals;
import io.headrace.features.signal.sentiment.SentimentSignals;
import io.headrace.features.signal.volatility.VolatilitySignals;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.Hours;
import io.headrace.market.event.Bar;
import io.headrace.market.event.BlockConfirmation;
import io.headrace.market.event.BookSnapshot;
import io.headrace.market.event.BridgeTransfer;
import io.headrace.market.event.GasPrice;
import io.headrace.market.event.IndexPrice;
import io.headrace.market.event.Liquidation;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarkPrice;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.OpenInterest;
import io.headrace.market.event.PoolState;
import io.headrace.market.event.Sentiment;
import io.headrace.market.event.StreamGap;
import io.headrace.market.event.Trade;
import io.headrace.market.event.VolatilityIndex;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Each signal by itself against its naive formula, and against itself saved and restored at every instant asked.
class SignalParityTest {
    private static final long SECOND = 1_000_000_000L;
    private static final double RELATIVE = 1e-9;
    private static final double ABSOLUTE = 1e-15;
    static final List<SignalDefinition> DEFINITIONS = Stream.of(
                    VolatilitySignals.all(),
                    RegimeSignals.all(),
                    CarrySignals.all(),
                    ChainSignals.all(),
                    SentimentSignals.all(),
                    CalendarSignals.all(),
                    MarginSignals.all())
            .flatMap(List::stream)
            .toList();
    private static final Map<String, NaiveFormula> FORMULAS = new HashMap<>();

    static {
        FORMULAS.putAll(NaiveVolatility.formulas());
        FORMULAS.putAll(NaiveRegime.formulas());
        FORMULAS.putAll(NaiveCarry.formulas());
        FORMULAS.putAll(NaiveChain.formulas());
        FORMULAS.putAll(NaiveDesk.formulas());
    }

    @Test
    void everySignalEqualsItsFormulaOverSecondsAndOverWeeks() {
        Map<String, Integer> warm = new HashMap<>();
        for (long seed = 1; seed <= 2; seed++) {
            compare(seed, context(5 * 60 * SECOND), 1_000, 20 * SECOND, warm);
        }
        compare(4, context(Hours.NANOS / 2), 1_300, 1_800 * SECOND, warm);
        compare(5, context(Hours.NANOS), 1_000, 3_000 * SECOND, warm);
        for (SignalDefinition definition : DEFINITIONS) {
            assertTrue(warm.getOrDefault(definition.column(), 0) > 3, "warm too seldom: " + definition.column());
        }
    }

    private static void compare(long seed, SignalContext context, int count, long spacing, Map<String, Integer> warm) {
        List<MarketEvent> stream = CoinStream.of(seed, context, count, spacing);
        Map<String, Signal> signals = new HashMap<>();
        Map<String, Signal> uninterrupted = new HashMap<>();
        for (SignalDefinition definition : DEFINITIONS) {
            signals.put(definition.column(), make(definition, context));
            uninterrupted.put(definition.column(), make(definition, context));
        }
        SplittableRandom random = new SplittableRandom(seed);
        int next = 0;
        for (long now = CoinStream.START; next < stream.size(); now = instant(now, context, random, spacing)) {
            int before = next;
            while (next < stream.size() && stream.get(next).knownNanos() <= now) {
                next++;
            }
            List<MarketEvent> seen = stream.subList(0, next);
            stream.subList(before, next).forEach(event -> keepBook(context, event));
            for (SignalDefinition definition : DEFINITIONS) {
                Signal signal = signals.get(definition.column());
                Signal twin = uninterrupted.get(definition.column());
                stream.subList(before, next).forEach(event -> {
                    feed(definition, signal, event);
                    feed(definition, twin, event);
                });
                double naive = naive(definition.column(), seen, now);
                String at = definition.column() + ", seed " + seed + ", at " + (now - CoinStream.START) / SECOND + " s";
                assertParity(naive, signal, now, at);
                warm.merge(definition.column(), Double.isNaN(naive) ? 0 : 1, Integer::sum);
                assertEquals(bits(twin.valueAt(now)), bits(signal.valueAt(now)), "after a restart: " + at);
                signals.put(definition.column(), restored(definition, context, signal));
            }
        }
    }

    /// Mostly anywhere, now and then at the end of a period.
    private static long instant(long now, SignalContext context, SplittableRandom random, long spacing) {
        long later = now + 1 + random.nextLong(60 * spacing);
        return random.nextBoolean()
                ? later
                : later - Math.floorMod(later, context.periodNanos()) + context.periodNanos();
    }

    private static void assertParity(double naive, Signal signal, long now, String at) {
        assertEquals(!Double.isNaN(naive), signal.warmAt(now), at);
        double wanted = Double.isNaN(naive) ? 0 : naive;
        assertEquals(wanted, signal.valueAt(now), ABSOLUTE + RELATIVE * Math.abs(wanted), at);
    }

    /// Here each signal hears a stretch of the stream by itself; in an engine those of a coin hear event by event.
    private static SignalContext withOwnWindows(SignalContext context) {
        CoinMarket market = context.market();
        return new SignalContext(
                context.venue(),
                context.venues(),
                context.coins(),
                context.periodNanos(),
                new CoinMarket(market.touch(), market.book(), new PriceWindows()));
    }

    private static Signal restored(SignalDefinition definition, SignalContext context, Signal signal) {
        StateSink sink = new StateSink();
        signal.save(sink);
        Signal fresh = make(definition, context);
        StateSource source = new StateSource(sink.toBytes());
        fresh.restore(source);
        source.end();
        return fresh;
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }

    private static double naive(String column, List<MarketEvent> seen, long now) {
        return Objects.requireNonNull(FORMULAS.get(column), "no naive formula of " + column)
                .at(seen, now);
    }

    static void feed(SignalDefinition definition, Signal signal, MarketEvent event) {
        Input input = switch (event) {
            case Trade trade -> Input.TRADES;
            case Bar bar -> Input.COMPOSITE_BARS;
            case MarginSnapshot snapshot -> Input.ACCOUNT;
            case MarkPrice mark -> Input.MARKS;
            case IndexPrice index -> Input.MARKS;
            case OpenInterest interest -> Input.OPEN_INTEREST;
            case Liquidation forced -> Input.LIQUIDATIONS;
            case BookSnapshot book -> Input.BOOK;
            case PoolState pool -> Input.POOL;
            case VolatilityIndex index -> Input.VOLATILITY_INDEX;
            case GasPrice gas -> Input.GAS;
            case BlockConfirmation confirmation -> Input.CONFIRMATIONS;
            case BridgeTransfer transfer -> Input.CONFIRMATIONS;
            case Sentiment sentiment -> Input.SENTIMENT;
            default -> null;
        };
        if (event instanceof StreamGap || (input != null && definition.inputs().contains(input))) {
            signal.observe(event);
        }
    }

    /// As the engine does before it tells anyone.
    private static void keepBook(SignalContext context, MarketEvent event) {
        if (event instanceof BookSnapshot snapshot) {
            context.market().book().apply(snapshot);
        } else if (event instanceof StreamGap) {
            context.market().book().forget();
        }
    }

    static Signal make(SignalDefinition definition, SignalContext context) {
        return switch (definition.factory()) {
            case SignalFactory.PerCoin factory -> factory.make().apply(withOwnWindows(context));
            case SignalFactory.PerVenue factory -> factory.make().apply(context);
            case SignalFactory.ForDesk factory -> factory.make().apply(context);
            case SignalFactory.AcrossVenues factory ->
                throw new IllegalArgumentException("not of one coin: " + definition.column());
        };
    }

    private static SignalContext context(long periodNanos) {
        return new SignalContext("alpha", List.of("alpha"), List.of("BTC"), periodNanos);
    }
}
