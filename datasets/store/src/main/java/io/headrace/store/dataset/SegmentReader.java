package io.headrace.store.dataset;

import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one Parquet segment and holds it against what the manifest says of it.
final class SegmentReader {
    private static final int FIRST_NUMBER = 8;

    private final Path file;
    private final Segment segment;
    private final SegmentTable table;
    private final Map<String, Instrument> instruments = new HashMap<>();

    SegmentReader(Path file, Segment segment) {
        this.file = file;
        this.segment = segment;
        this.table = SegmentTable.named(segment.kind());
    }

    static void requirePresent(Path file, Segment segment) {
        if (!Files.isRegularFile(file)) {
            throw StoreFault.SEGMENT_MISSING.damaged(file, "the dataset lacks this segment");
        }
        long bytes;
        try {
            bytes = Files.size(file);
        } catch (IOException e) {
            throw StoreFault.SEGMENT_UNREADABLE.damaged(file, "the segment cannot be read: " + e.getMessage());
        }
        if (bytes != segment.bytes()) {
            throw StoreFault.SEGMENT_CHANGED.damaged(
                    file, "the segment has " + bytes + " bytes, " + segment.bytes() + " were written");
        }
    }

    void read(DuckDb duck, DatasetReader.RowConsumer consumer) throws SQLException {
        EventDigest digest = new EventDigest(table);
        long row = 0;
        try (Statement statement = duck.connection().createStatement();
                ResultSet rows = statement.executeQuery(query())) {
            double[] numbers = new double[table.numbers().size()];
            while (rows.next()) {
                MarketEvent event = event(rows, numbers, ++row);
                digest.add(event);
                consumer.accept(row, event);
            }
        }
        if (row != segment.rows()) {
            throw changed("it holds " + row + " rows, " + segment.rows() + " were written");
        }
        if (!digest.hex().equals(segment.digest())) {
            throw changed("its values do not have the digest that was written");
        }
    }

    private String query() {
        return "SELECT epoch_us(known_at), epoch_us(event_at), known_nanos, event_nanos, sequence, venue, coin, "
                + String.join(", ", table.numbers()) + " FROM read_parquet(" + DuckDb.exactly(file) + ")";
    }

    private MarketEvent event(ResultSet rows, double[] numbers, long row) throws SQLException {
        long known = rows.getLong(3);
        long stamped = rows.getLong(4);
        if (rows.getLong(1) != SegmentWriter.micros(known) || rows.getLong(2) != SegmentWriter.micros(stamped)) {
            throw changed("in row " + row + " timestamps and nanoseconds differ");
        }
        for (int column = 0; column < numbers.length; column++) {
            numbers[column] = rows.getDouble(FIRST_NUMBER + column);
        }
        try {
            return table.event(
                    instrument(rows.getString(6), rows.getString(7)), stamped, known, rows.getLong(5), numbers);
        } catch (IllegalArgumentException e) {
            throw changed("in row " + row + " " + e.getMessage());
        }
    }

    private Instrument instrument(@Nullable String venue, @Nullable String coin) {
        if (venue == null || coin == null) {
            throw new IllegalArgumentException("venue and coin must be named, one is missing");
        }
        return instruments.computeIfAbsent(venue + "\n" + coin, key -> new Instrument(venue, coin));
    }

    private RuntimeException changed(String what) {
        return StoreFault.SEGMENT_CHANGED.damaged(file, "the segment was changed: " + what);
    }
}
