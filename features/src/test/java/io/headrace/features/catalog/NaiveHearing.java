package io.headrace.features.catalog;

import io.headrace.features.signal.Input;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.market.event.Bar;
import io.headrace.market.event.BlockConfirmation;
import io.headrace.market.event.BookDelta;
import io.headrace.market.event.BookSnapshot;
import io.headrace.market.event.BridgeTransfer;
import io.headrace.market.event.Funding;
import io.headrace.market.event.GasPrice;
import io.headrace.market.event.IndexPrice;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.Liquidation;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarkPrice;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.OpenInterest;
import io.headrace.market.event.PoolFlow;
import io.headrace.market.event.PoolState;
import io.headrace.market.event.Quote;
import io.headrace.market.event.Sentiment;
import io.headrace.market.event.StreamGap;
import io.headrace.market.event.Trade;
import io.headrace.market.event.VolatilityIndex;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/// When the inputs of a column last spoke, searched for in all that was seen.
final class NaiveHearing {
    /// The age of a column of which an input never spoke.
    static final long NEVER = -1;

    /// Why a gap was found by a feed's silence.
    static final String SILENT = "silent";

    private static final long DAY = 24 * 3600 * 1_000_000_000L;

    private NaiveHearing() {}

    /// Whether each of a column's inputs has spoken at its venue, or anywhere where that is what counts.
    static boolean everyInputSpoke(SignalDefinition definition, String venue, List<MarketEvent> seen) {
        return sharedDepth(definition)
                || definition.inputs().stream()
                        .allMatch(input -> words(input, venue, seen).findAny().isPresent());
    }

    /// Whether a coin counts in a column: of composite bars, if it has had one in a day.
    static boolean counts(SignalDefinition definition, String venue, String coin, List<MarketEvent> seen, long now) {
        return !definition.inputs().contains(Input.COMPOSITE_BARS) || now - lastBar(venue, coin, seen) <= DAY;
    }

    /// How old a column is to say it is; empty where this does not know, since the quotes may come from a book.
    static OptionalLong age(SignalDefinition definition, String venue, List<MarketEvent> seen, long now) {
        if (definition.inputs().contains(Input.TOUCH)) {
            return OptionalLong.empty();
        }
        if (sharedDepth(definition)) {
            return OptionalLong.of(depthAge(seen, now));
        }
        if (!everyInputSpoke(definition, venue, seen)) {
            return OptionalLong.of(NEVER);
        }
        LongStream ages = definition.inputs().stream()
                .mapToLong(input -> now - words(input, venue, seen).max().orElseThrow());
        return OptionalLong.of(LongStream.concat(ages, barAges(definition, venue, seen, now))
                .max()
                .orElse(0));
    }

    /// What was seen of a coin at a venue, with a gap before each first word after a silence of an input of the column
    /// that was longer than the column may be old.
    static List<MarketEvent> told(SignalDefinition definition, String venue, String coin, List<MarketEvent> seen) {
        List<MarketEvent> told = new ArrayList<>();
        Map<Input, Long> last = new EnumMap<>(Input.class);
        Map<String, NaiveMarket> markets = new HashMap<>();
        for (MarketEvent event : seen) {
            if (!event.instrument().venue().equals(venue)) {
                continue;
            }
            long now = event.knownNanos();
            for (Input input : definition.inputs()) {
                if (input == Input.TOUCH ? touches(event, markets) : speaks(input, event)) {
                    Long before = last.put(input, now);
                    if (before != null && now - before > definition.timing().staleAfterNanos()) {
                        told.add(new StreamGap(new Instrument(venue, coin), before, now, event.sequence(), SILENT));
                    }
                }
            }
            if (event.instrument().coin().equals(coin)) {
                told.add(event);
            }
        }
        return told;
    }

    /// Columns that take no silence for a hole: random streams are seldom heard for hours as real ones are.
    static List<SignalDefinition> patient(List<SignalDefinition> definitions) {
        return definitions.stream()
                .map(definition -> definition.inputs().contains(Input.COMPOSITE_BARS)
                        ? definition
                        : new SignalDefinition(
                                definition.column(),
                                definition.formula(),
                                new Timing(definition.timing().warmUpNanos(), 366 * DAY),
                                definition.inputs(),
                                definition.factory()))
                .toList();
    }

    private static boolean touches(MarketEvent event, Map<String, NaiveMarket> markets) {
        NaiveMarket market = markets.computeIfAbsent(event.instrument().coin(), unknown -> new NaiveMarket(List.of()));
        market.touchNanos = Long.MIN_VALUE;
        market.take(event);
        return market.touchNanos != Long.MIN_VALUE;
    }

    private static boolean sharedDepth(SignalDefinition definition) {
        return definition.column().startsWith("aggregate_depth");
    }

    /// Age of the book silent longest of those heard within a day, the oldest over coins.
    private static long depthAge(List<MarketEvent> seen, long now) {
        long oldest = NEVER;
        for (String coin : List.of("BTC", "ETH")) {
            long ofCoin = seen.stream()
                    .map(event -> event.instrument().venue())
                    .distinct()
                    .mapToLong(venue -> now
                            - words(Input.BOOK, venue, ofCoin(coin, seen)).max().orElse(now - 2 * DAY))
                    .filter(age -> age <= DAY)
                    .max()
                    .orElse(NEVER);
            oldest = Math.max(oldest, ofCoin);
        }
        return oldest;
    }

    private static List<MarketEvent> ofCoin(String coin, List<MarketEvent> seen) {
        return seen.stream()
                .filter(event -> event.instrument().coin().equals(coin))
                .toList();
    }

    private static LongStream barAges(SignalDefinition definition, String venue, List<MarketEvent> seen, long now) {
        if (!definition.inputs().contains(Input.COMPOSITE_BARS)) {
            return LongStream.empty();
        }
        boolean leftOut = definition.factory() instanceof SignalFactory.PerCoin;
        return List.of("BTC", "ETH").stream()
                .mapToLong(coin -> lastBar(venue, coin, seen))
                .filter(last -> last != Long.MIN_VALUE / 2 && !(leftOut && now - last > DAY))
                .map(last -> now - last);
    }

    private static long lastBar(String venue, String coin, List<MarketEvent> seen) {
        return words(Input.COMPOSITE_BARS, venue, ofCoin(coin, seen)).max().orElse(Long.MIN_VALUE / 2);
    }

    private static LongStream words(Input input, String venue, List<MarketEvent> seen) {
        return seen.stream()
                .filter(event -> input.deskWide() || event.instrument().venue().equals(venue))
                .filter(event -> speaks(input, event))
                .mapToLong(MarketEvent::knownNanos);
    }

    private static boolean speaks(Input input, MarketEvent event) {
        return switch (input) {
            case COMPOSITE_BARS, BARS, RAW_BARS -> event instanceof Bar;
            case FUNDING -> event instanceof Funding;
            case ACCOUNT -> event instanceof MarginSnapshot;
            case TRADES -> event instanceof Trade;
            case TOUCH -> event instanceof Quote || event instanceof BookSnapshot;
            case BOOK -> event instanceof BookSnapshot || event instanceof BookDelta;
            case OPEN_INTEREST -> event instanceof OpenInterest;
            case LIQUIDATIONS -> event instanceof Liquidation;
            case MARKS -> event instanceof MarkPrice || event instanceof IndexPrice;
            case POOL -> event instanceof PoolState || event instanceof PoolFlow;
            case VOLATILITY_INDEX -> event instanceof VolatilityIndex;
            case GAS -> event instanceof GasPrice;
            case CONFIRMATIONS -> event instanceof BlockConfirmation || event instanceof BridgeTransfer;
            case SENTIMENT -> event instanceof Sentiment;
        };
    }
}
