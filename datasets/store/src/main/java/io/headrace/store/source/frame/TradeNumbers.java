package io.headrace.store.source.frame;

import io.headrace.market.event.Instrument;
import io.headrace.market.event.Trade;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceOutput;
import java.util.HashMap;
import java.util.Map;

/// Checks that no trade is missing: the ids of an instrument's trades, and of its aggregates, are
/// consecutive. Where both streams are captured they tell the same trades twice, so only the kind that
/// came first is taken.
public final class TradeNumbers {
    /// @param stream the number counts in, such as the member that bears it
    public record Number(String stream, long value) {}

    private final SourceOutput output;
    private final StreamState state;
    private final Map<Instrument, Last> lasts = new HashMap<>();

    public TradeNumbers(SourceOutput output, StreamState state) {
        this.output = output;
        this.state = state;
    }

    /// @param kind of the stream it came in, such as the member that bears the id
    /// @return whether it was told: not one that came before
    public boolean accept(Trade trade, String kind, long id) {
        Last last = lasts.computeIfAbsent(trade.instrument(), key -> new Last(kind, id - 1, trade.eventNanos()));
        if (!last.kind.equals(kind)) {
            output.note(Oddity.UNUSED_RECORD, "trades that also come in the other trade stream");
            return false;
        }
        if (id <= last.id) {
            output.note(Oddity.EXACT_DUPLICATE, trade.instrument().coin() + ": trade " + id + " came again or late");
            return false;
        }
        state.heard(trade.instrument(), trade.eventNanos(), trade.knownNanos());
        if (id > last.id + 1) {
            state.lost(
                    trade.instrument(),
                    last.eventNanos,
                    trade.knownNanos(),
                    "trades " + (last.id + 1) + " to " + (id - 1) + " were lost");
        }
        last.id = id;
        last.eventNanos = trade.eventNanos();
        output.event(trade);
        return true;
    }

    private static final class Last {
        private final String kind;
        private long id;
        private long eventNanos;

        Last(String kind, long id, long eventNanos) {
            this.kind = kind;
            this.id = id;
            this.eventNanos = eventNanos;
        }
    }
}
