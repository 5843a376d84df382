package io.headrace.store.source.mapping;

import io.headrace.market.event.Bar;
import io.headrace.market.event.Fill;
import io.headrace.market.event.Funding;
import io.headrace.market.event.IndexPrice;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.Liquidation;
import io.headrace.market.event.MarkPrice;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.OpenInterest;
import io.headrace.market.event.Position;
import io.headrace.market.event.Quote;
import io.headrace.market.event.Sentiment;
import io.headrace.market.event.Trade;
import io.headrace.market.event.VolatilityIndex;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The kinds of events a mapped table can hold, each with the fields it needs. An amount in USD
/// is converted by the last price before it.
enum MappedKind {
    BARS("open PRICE, high PRICE, low PRICE, close PRICE, volume VOLUME", MappedKind::bar),
    TRADES(
            "price PRICE, size SIZE, side SIDE",
            (of, sequence) -> new Trade(
                    of.instrument(),
                    of.eventNanos(),
                    of.knownNanos(),
                    sequence,
                    of.value("price"),
                    of.value("size"),
                    of.side())),
    QUOTES(
            "bid_price PRICE, bid_size VOLUME, ask_price PRICE, ask_size VOLUME",
            (of, sequence) -> new Quote(
                    of.instrument(),
                    of.eventNanos(),
                    of.knownNanos(),
                    sequence,
                    of.value("bid_price"),
                    of.value("bid_size"),
                    of.value("ask_price"),
                    of.value("ask_size"))),
    FUNDING("rate RATE", only("rate", Funding::new)),
    OPEN_INTEREST("price PRICE, amount VALUE", only("amount", OpenInterest::new)),
    LIQUIDATIONS(
            "price PRICE, size SIZE, side SIDE",
            (of, sequence) -> new Liquidation(
                    of.instrument(),
                    of.eventNanos(),
                    of.knownNanos(),
                    sequence,
                    of.side(),
                    of.value("price"),
                    of.value("size"))),
    MARK_PRICES("price PRICE", only("price", MarkPrice::new)),
    INDEX_PRICES("price PRICE", only("price", IndexPrice::new)),
    VOLATILITY_INDICES("percent PERCENT", only("percent", VolatilityIndex::new)),
    SENTIMENT("score SCORE", only("score", Sentiment::new)),
    POSITIONS(
            "entry_price PRICE, quantity SIGNED_SIZE",
            (of, sequence) -> new Position(
                    of.instrument(),
                    of.eventNanos(),
                    of.knownNanos(),
                    sequence,
                    of.value("quantity"),
                    of.value("entry_price"))),
    FILLS(
            "price PRICE, size SIZE, side SIDE, fee SIGNED_VALUE",
            (of, sequence) -> new Fill(
                    of.instrument(),
                    of.eventNanos(),
                    of.knownNanos(),
                    sequence,
                    of.side(),
                    of.value("price"),
                    of.value("size"),
                    of.value("fee")));

    private final Map<String, Quantity> fields = new LinkedHashMap<>();
    private final Maker maker;

    MappedKind(String listed, Maker maker) {
        this.maker = maker;
        for (String field : listed.split(", ")) {
            String[] parts = field.split(" ");
            fields.put(parts[0], Quantity.valueOf(parts[1]));
        }
    }

    /// As a mapping names it.
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The fields and what each counts.
    Map<String, Quantity> fields() {
        return fields;
    }

    /// Whether a field may be left out: the price of an open interest in USD, the entry of a position.
    boolean isOptional(String field) {
        return (this == OPEN_INTEREST && field.equals("price")) || (this == POSITIONS && field.equals("entry_price"));
    }

    /// Whether the mapping must say when a value became known, as it may be published long after its
    /// stamp.
    boolean isPublishedLate() {
        return this == SENTIMENT || this == VOLATILITY_INDICES;
    }

    MarketEvent event(MappedValues values, long sequence) {
        return maker.event(values, sequence);
    }

    private static MarketEvent bar(MappedValues of, long sequence) {
        if (of.value("high") < of.value("low")) {
            throw of.refuse("high", "must not be below low");
        }
        return new Bar(
                of.instrument(),
                of.eventNanos(),
                of.knownNanos(),
                sequence,
                of.value("open"),
                of.value("high"),
                of.value("low"),
                of.value("close"),
                of.value("volume"));
    }

    /// An event that holds one number.
    private static Maker only(String field, OfOne event) {
        return (of, sequence) -> event.of(of.instrument(), of.eventNanos(), of.knownNanos(), sequence, of.value(field));
    }

    static Optional<MappedKind> of(String title) {
        for (MappedKind kind : values()) {
            if (kind.title().equals(title)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    @FunctionalInterface
    private interface Maker {
        MarketEvent event(MappedValues of, long sequence);
    }

    @FunctionalInterface
    private interface OfOne {
        MarketEvent of(Instrument instrument, long eventNanos, long knownNanos, long sequence, double value);
    }
}
