package io.headrace.store.dataset;

import io.headrace.market.event.Bar;
import io.headrace.market.event.Funding;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.OpenInterest;
import java.util.List;

/// How each kind of event lies in columns: the shared ones of every event, then the kind's own numbers.
enum SegmentTable {
    BARS("bars", List.of("open", "high", "low", "close", "volume")),
    FUNDING("funding", List.of("rate")),
    OPEN_INTEREST("open_interest", List.of("usd"));

    private final String kind;
    private final List<String> numbers;

    SegmentTable(String kind, List<String> numbers) {
        this.kind = kind;
        this.numbers = numbers;
    }

    String kind() {
        return kind;
    }

    /// Names of the kind's own columns, all doubles.
    List<String> numbers() {
        return numbers;
    }

    static SegmentTable named(String kind) {
        for (SegmentTable table : values()) {
            if (table.kind.equals(kind)) {
                return table;
            }
        }
        throw new IllegalArgumentException("kind must be bars, funding or open_interest, was '" + kind + "'");
    }

    static SegmentTable of(MarketEvent event) {
        return switch (event) {
            case Bar ignored -> BARS;
            case Funding ignored -> FUNDING;
            case OpenInterest ignored -> OPEN_INTEREST;
            default ->
                throw new IllegalArgumentException(
                        "only bars, funding and open interest are stored, was " + event.kind());
        };
    }

    /// The kind's own numbers of an event. A negative zero becomes zero, so that equal values have equal
    /// digests.
    static void numbers(MarketEvent event, double[] into) {
        switch (event) {
            case Bar bar -> {
                into[0] = bar.open();
                into[1] = bar.high();
                into[2] = bar.low();
                into[3] = bar.close();
                into[4] = bar.volume() + 0.0;
            }
            case Funding funding -> into[0] = funding.rate() + 0.0;
            case OpenInterest interest -> into[0] = interest.usd() + 0.0;
            default ->
                throw new IllegalArgumentException(
                        "only bars, funding and open interest are stored, was " + event.kind());
        }
    }

    MarketEvent event(Instrument instrument, long eventNanos, long knownNanos, long sequence, double[] numbers) {
        return switch (this) {
            case BARS ->
                new Bar(
                        instrument,
                        eventNanos,
                        knownNanos,
                        sequence,
                        numbers[0],
                        numbers[1],
                        numbers[2],
                        numbers[3],
                        numbers[4]);
            case FUNDING -> new Funding(instrument, eventNanos, knownNanos, sequence, numbers[0]);
            case OPEN_INTEREST -> new OpenInterest(instrument, eventNanos, knownNanos, sequence, numbers[0]);
        };
    }
}
