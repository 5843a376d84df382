package io.headrace.store.column;

import io.headrace.market.event.EventKind;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// How one kind of event lies in columns: those every event has ([#HEAD]), then the kind's own.
///
/// The venue is no column: it is the same for all rows of a file and stands in its path.
///
/// @param columns the kind's own, in order
public record EventTable<E extends MarketEvent>(
        EventKind kind, Class<E> type, List<Column> columns, BiConsumer<E, ColumnSink> put, Take<E> take) {
    /// Times in nanoseconds since 1970-01-01T00:00Z, the place in the source, and what was traded.
    public static final List<Column> HEAD = List.of(
            Column.whole("known_nanos"), Column.whole("event_nanos"), Column.whole("sequence"), Column.text("coin"));

    private static final Map<EventKind, EventTable<?>> TABLES = tables();

    public EventTable {
        columns = List.copyOf(columns);
    }

    /// Makes an event of its head and of what a source gives.
    @FunctionalInterface
    public interface Take<E> {
        E event(Instrument instrument, long eventNanos, long knownNanos, long sequence, ColumnSource from);
    }

    public static EventTable<?> of(EventKind kind) {
        EventTable<?> table = TABLES.get(kind);
        if (table == null) {
            throw new IllegalArgumentException("every kind must have a table, " + kind + " has none");
        }
        return table;
    }

    /// @throws IllegalArgumentException when no kind has a table of this name
    public static EventTable<?> named(String name) {
        for (EventTable<?> table : TABLES.values()) {
            if (table.name().equals(name)) {
                return table;
            }
        }
        throw new IllegalArgumentException("kind must be a table of events, was '" + name + "'");
    }

    public String name() {
        return kind.table();
    }

    /// Puts the kind's own values of an event.
    public void write(MarketEvent event, ColumnSink to) {
        put.accept(type.cast(event), to);
    }

    private static Map<EventKind, EventTable<?>> tables() {
        Map<EventKind, EventTable<?>> tables = new EnumMap<>(EventKind.class);
        Stream.of(MarketTables.ALL, ChainTables.ALL, DeskTables.ALL)
                .flatMap(List::stream)
                .forEach(table -> tables.put(table.kind(), table));
        return Collections.unmodifiableMap(tables);
    }
}
