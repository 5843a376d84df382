package io.headrace.store.source.mapping;

import io.headrace.market.event.Bar;
import io.headrace.market.event.Fill;
import io.headrace.market.event.Funding;
import io.headrace.market.event.IndexPrice;
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
    BARS("open PRICE, high PRICE, low PRICE, close PRICE, volume VOLUME") {
        @Override
        MarketEvent event(MappedValues of, long sequence) {
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
    },
    TRADES("price PRICE, size SIZE, side SIDE") {
        @Override
        MarketEvent event(MappedValues of, long sequence) {
            return new Trade(
                    of.instrument(),
                    of.eventNanos(),
                    of.knownNanos(),
                    sequence,
                    of.value("price"),
                    of.value("size"),
                    of.side());
        }
    },
    QUOTES("bid_price PRICE, bid_size VOLUME, ask_price PRICE, ask_size VOLUME") {
        @Override
        MarketEvent event(MappedValues of, long sequence) {
            return new Quote(
                    of.instrument(),
                    of.eventNanos(),
                    of.knownNanos(),
                    sequence,
                    of.value("bid_price"),
                    of.value("bid_size"),
                    of.value("ask_price"),
                    of.value("ask_size"));
        }
    },
    FUNDING("rate RATE") {
        @Override
        MarketEvent event(MappedValues of, long sequence) {
            return new Funding(of.instrument(), of.eventNanos(), of.knownNanos(), sequence, of.value("rate"));
        }
    },
    OPEN_INTEREST("price PRICE, amount VALUE") {
        @Override
        MarketEvent event(MappedValues of, long sequence) {
            return new OpenInterest(of.instrument(), of.eventNanos(), of.knownNanos(), sequence, of.value("amount"));
        }
    },
    LIQUIDATIONS("price PRICE, size SIZE, side SIDE") {
        @Override
        MarketEvent event(MappedValues of, long sequence) {
            return new Liquidation(
                    of.instrument(),
                    of.eventNanos(),
                    of.knownNanos(),
                    sequence,
                    of.side(),
                    of.value("price"),
                    of.value("size"));
        }
    },
    MARK_PRICES("price PRICE") {
        @Override
        MarketEvent event(MappedValues of, long sequence) {
            return new MarkPrice(of.instrument(), of.eventNanos(), of.knownNanos(), sequence, of.value("price"));
        }
    },
    INDEX_PRICES("price PRICE") {
        @Override
        MarketEvent event(MappedValues of, long sequence) {
            return new IndexPrice(of.instrument(), of.eventNanos(), of.knownNanos(), sequence, of.value("price"));
        }
    },
    VOLATILITY_INDICES("percent PERCENT") {
        @Override
        MarketEvent event(MappedValues of, long sequence) {
            return new VolatilityIndex(
                    of.instrument(), of.eventNanos(), of.knownNanos(), sequence, of.value("percent"));
        }
    },
    SENTIMENT("score SCORE") {
        @Override
        MarketEvent event(MappedValues of, long sequence) {
            return new Sentiment(of.instrument(), of.eventNanos(), of.knownNanos(), sequence, of.value("score"));
        }
    },
    POSITIONS("entry_price PRICE, quantity SIGNED_SIZE") {
        @Override
        MarketEvent event(MappedValues of, long sequence) {
            return new Position(
                    of.instrument(),
                    of.eventNanos(),
                    of.knownNanos(),
                    sequence,
                    of.value("quantity"),
                    of.value("entry_price"));
        }
    },
    FILLS("price PRICE, size SIZE, side SIDE, fee SIGNED_VALUE") {
        @Override
        MarketEvent event(MappedValues of, long sequence) {
            return new Fill(
                    of.instrument(),
                    of.eventNanos(),
                    of.knownNanos(),
                    sequence,
                    of.side(),
                    of.value("price"),
                    of.value("size"),
                    of.value("fee"));
        }
    };

    private final Map<String, Quantity> fields = new LinkedHashMap<>();

    MappedKind(String listed) {
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

    abstract MarketEvent event(MappedValues values, long sequence);

    static Optional<MappedKind> of(String title) {
        for (MappedKind kind : values()) {
            if (kind.title().equals(title)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
