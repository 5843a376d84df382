package io.headrace.features.signal.depth;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalContext;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.market.book.OrderBook;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.StreamGap;
import java.util.Set;

/// How long the book has said nothing: seconds since its last snapshot or change became known. Not warm
/// while the book is unknown.
public final class BookAge implements Signal {
    private final OrderBook book;
    private long lastNanos;

    public BookAge(SignalContext context) {
        this.book = context.market().book();
    }

    public static SignalDefinition definition() {
        return new SignalDefinition(
                "book_age",
                new Formula("now - time at which the last snapshot or change of the book became known", "", "seconds"),
                Timing.hours(0, 24),
                Set.of(Input.BOOK),
                new SignalFactory.PerCoin(BookAge::new));
    }

    @Override
    public void observe(MarketEvent event) {
        if (!(event instanceof StreamGap)) {
            lastNanos = event.knownNanos();
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        return warmAt(nowNanos) ? (nowNanos - lastNanos) / 1e9 : 0;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return book.known();
    }

    @Override
    public void save(StateSink sink) {
        sink.putLong(lastNanos);
    }

    @Override
    public void restore(StateSource source) {
        lastNanos = source.getLong();
    }
}
