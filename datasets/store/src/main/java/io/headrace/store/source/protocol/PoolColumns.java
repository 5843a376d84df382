package io.headrace.store.source.protocol;

import io.headrace.market.event.Instrument;
import io.headrace.market.event.PoolMeasure;
import io.headrace.market.event.PoolState;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.TableParser;
import io.headrace.store.source.TableRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A table of measures by the minute: one row an instant and reserve, one column a measure. An empty field has no
/// event.
final class PoolColumns implements TableParser {
    static final long MINUTE_NANOS = 60_000_000_000L;

    private final Layout layout;
    private final SourceOutput output;
    private final EmptyColumns empty;
    private final long[] zeros;
    private final Map<String, Instrument> instruments = new HashMap<>();

    PoolColumns(Layout layout, SourceOutput output) {
        this.layout = layout;
        this.output = output;
        this.empty = new EmptyColumns(layout.header);
        this.zeros = new long[layout.header.size()];
    }

    /// What the columns are.
    ///
    /// @param reserveColumn names the reserve; -1 where the table is of one, `reserve`
    record Layout(String venue, List<String> header, int reserveColumn, String reserve, List<Measure> measures) {}

    /// One column.
    ///
    /// @param suffix of the reserve's name where a table tells of its sides and tokens apart, such as `:long`
    /// @param zeroIsUnknown whether a zero stands for what was not recorded, as with prices
    record Measure(int column, PoolMeasure measure, String suffix, boolean zeroIsUnknown) {
        static Measure of(List<String> header, String column, PoolMeasure measure) {
            return of(header, column, measure, "");
        }

        static Measure of(List<String> header, String column, PoolMeasure measure, String suffix) {
            int at = header.indexOf(column);
            if (at < 0) {
                throw new IllegalArgumentException("column must be in the header, was " + column);
            }
            return new Measure(at, measure, suffix, measure == PoolMeasure.PRICE_USD);
        }
    }

    @Override
    public void row(TableRow row) {
        empty.row(row);
        long stamp = row.instant(0);
        String reserve = layout.reserveColumn < 0 ? layout.reserve : row.name(layout.reserveColumn);
        for (Measure measure : layout.measures) {
            if (!row.isEmpty(measure.column)) {
                state(row, measure, reserve, stamp);
            }
        }
    }

    private void state(TableRow row, Measure measure, String reserve, long stamp) {
        double value = row.finite(measure.column);
        if (value == 0 && measure.zeroIsUnknown) {
            zeros[measure.column]++;
        } else {
            output.event(new PoolState(
                    instrument(reserve + measure.suffix),
                    stamp,
                    stamp + MINUTE_NANOS,
                    output.nextSequence(),
                    measure.measure,
                    value));
        }
    }

    private Instrument instrument(String coin) {
        return instruments.computeIfAbsent(coin, name -> new Instrument(layout.venue, name));
    }

    @Override
    public void end() {
        empty.end(output);
        for (int column = 0; column < zeros.length; column++) {
            if (zeros[column] > 0) {
                output.note(
                        Oddity.EMPTY_FIELD,
                        "column " + layout.header.get(column) + " is 0 in " + zeros[column]
                                + " rows: taken as not recorded");
            }
        }
    }
}
