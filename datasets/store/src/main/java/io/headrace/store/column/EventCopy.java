package io.headrace.store.column;

import io.headrace.market.event.Levels;
import io.headrace.market.event.MarketEvent;
import java.util.ArrayDeque;

/// Copies events with another number or time. Not thread-safe.
public final class EventCopy implements ColumnSink, ColumnSource {
    private static final int MOST_VALUES = 8;

    private final double[] reals = new double[MOST_VALUES];
    private final ArrayDeque<Object> objects = new ArrayDeque<>();
    private long whole;
    private int put;
    private int taken;

    /// The same event at another place of its source.
    public MarketEvent withSequence(MarketEvent event, long sequence) {
        return at(event, event.knownNanos(), sequence);
    }

    /// The same event, known at another time and at another place of its source.
    public MarketEvent at(MarketEvent event, long knownNanos, long sequence) {
        if (event.sequence() == sequence && event.knownNanos() == knownNanos) {
            return event;
        }
        put = 0;
        taken = 0;
        EventTable<?> table = EventTable.of(event.kind());
        table.write(event, this);
        return table.take().event(event.instrument(), event.eventNanos(), knownNanos, sequence, this);
    }

    @Override
    public void whole(long value) {
        whole = value;
    }

    @Override
    public void real(double value) {
        reals[put++] = value;
    }

    @Override
    public void text(String value) {
        objects.add(value);
    }

    @Override
    public void reals(double[] values) {
        objects.add(values);
    }

    @Override
    public void texts(String[] values) {
        objects.add(values);
    }

    @Override
    public void levels(Levels levels) {
        objects.add(levels);
    }

    @Override
    public long whole() {
        return whole;
    }

    @Override
    public double real() {
        return reals[taken++];
    }

    @Override
    public String text() {
        return (String) objects.remove();
    }

    @Override
    public double[] reals() {
        return (double[]) objects.remove();
    }

    @Override
    public String[] texts() {
        return (String[]) objects.remove();
    }

    @Override
    public Levels levels() {
        return (Levels) objects.remove();
    }
}
