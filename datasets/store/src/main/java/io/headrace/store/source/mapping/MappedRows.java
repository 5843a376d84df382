package io.headrace.store.source.mapping;

import io.headrace.market.event.Instrument;
import io.headrace.market.event.Side;
import io.headrace.market.problem.ProblemException;
import io.headrace.store.source.BadRecord;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.TableParser;
import io.headrace.store.source.TableRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The rows of one table under a mapping.
final class MappedRows implements TableParser, MappedValues {
    private final Mapping mapping;
    private final SourceOutput output;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Integer> used = new HashMap<>();
    private final Map<String, Double> values = new HashMap<>();
    private Side side = Side.BUY;
    private Instrument instrument = new Instrument("none", "none");
    private long eventNanos;
    private long knownNanos;
    private @Nullable TableRow present;

    MappedRows(Mapping mapping, List<String> columns, SourceOutput output, Function<String, ProblemException> missing) {
        this.mapping = mapping;
        this.output = output;
        for (int place = 0; place < columns.size(); place++) {
            places.put(columns.get(place), place);
        }
        use(mapping.time().column(), missing);
        if (mapping.known() != null) {
            use(mapping.known().column(), missing);
        }
        use(mapping.venue().column(), missing);
        use(mapping.coin().column(), missing);
        mapping.fields().values().forEach(field -> use(field.column(), missing));
    }

    /// Whether the mapping reads a column.
    boolean uses(String column) {
        return used.containsKey(column);
    }

    @Override
    public void row(TableRow row) {
        present = row;
        long stamp = mapping.time().read(row, place(mapping.time().column()));
        eventNanos = stamp + mapping.shiftNanos();
        knownNanos = eventNanos + mapping.knownAfterNanos();
        if (mapping.known() != null) {
            // A receiving clock may be behind; nothing is known before it happened.
            knownNanos = Math.max(
                    eventNanos, mapping.known().read(row, place(mapping.known().column())));
        }
        readNames(row);
        readFields(row);
        output.event(mapping.kind().event(this, output.nextSequence()));
    }

    private void readNames(TableRow row) {
        String venue = mapping.venue().read(row, place(mapping.venue().column()));
        String coin = mapping.coin().read(row, place(mapping.coin().column()));
        if (!venue.equals(instrument.venue()) || !coin.equals(instrument.coin())) {
            instrument = new Instrument(venue, coin);
        }
    }

    private void readFields(TableRow row) {
        double price = Double.NaN;
        values.clear();
        for (Map.Entry<String, MappedField> entry : mapping.fields().entrySet()) {
            MappedField field = entry.getValue();
            int place = place(field.column());
            if (field.quantity() == Quantity.SIDE) {
                side = field.side(row, place);
                continue;
            }
            double value = field.read(row, place, price);
            price = field.quantity() == Quantity.PRICE ? value : price;
            values.put(entry.getKey(), value);
        }
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public long eventNanos() {
        return eventNanos;
    }

    @Override
    public long knownNanos() {
        return knownNanos;
    }

    @Override
    public double value(String field) {
        return values.getOrDefault(field, 0.0);
    }

    @Override
    public Side side() {
        return side;
    }

    @Override
    public BadRecord refuse(String field, String rule) {
        if (present == null) {
            throw new IllegalStateException("no row has been read");
        }
        return present.refuse(
                place(Objects.requireNonNull(mapping.fields().get(field)).column()), rule);
    }

    private void use(String column, Function<String, ProblemException> missing) {
        if (column.isEmpty()) {
            return;
        }
        Integer place = places.get(column);
        if (place == null) {
            throw missing.apply(column);
        }
        used.put(column, place);
    }

    private int place(String column) {
        return column.isEmpty() ? -1 : Objects.requireNonNull(used.get(column));
    }
}
