package io.headrace.store.dataset;

import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.Progress;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBAppender;

/// Writes Parquet segments (zstd) into a folder that no one reads yet.
///
/// Columns: `known_at`, `event_at` (timestamps to the microsecond, UTC), `known_nanos`, `event_nanos`,
/// `sequence`, `venue`, `coin`, then the kind's own numbers.
final class SegmentWriter {
    private static final int ROWS_A_REPORT = 16_384;

    private final Path folder;
    private final DuckDb duck;
    private final Progress progress;

    SegmentWriter(Path folder, DuckDb duck, Progress progress) {
        this.folder = folder;
        this.duck = duck;
        this.progress = progress;
    }

    /// @param events of the table's kind, ordered, at least one
    Segment write(SegmentTable table, int number, List<MarketEvent> events) throws SQLException, IOException {
        String digest = fill(table, events);
        String file = String.format("%s-%04d-%s.parquet", table.kind(), number, digest.substring(0, 12));
        Path path = folder.resolve(file);
        duck.run("COPY (SELECT make_timestamp(known_micros) AS known_at, make_timestamp(event_micros) AS event_at,"
                + " * EXCLUDE (known_micros, event_micros) FROM staged) TO " + DuckDb.literal(path)
                + " (FORMAT parquet, COMPRESSION zstd)");
        duck.run("DROP TABLE staged");
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return new Segment(
                file,
                table.kind(),
                events.size(),
                events.getFirst().knownNanos(),
                events.getLast().knownNanos(),
                Files.size(path),
                digest);
    }

    private String fill(SegmentTable table, List<MarketEvent> events) throws SQLException {
        duck.run(
                "CREATE TABLE staged (known_micros BIGINT, event_micros BIGINT, known_nanos BIGINT, event_nanos BIGINT,"
                        + " sequence BIGINT, venue VARCHAR, coin VARCHAR, " + String.join(" DOUBLE, ", table.numbers())
                        + " DOUBLE)");
        EventDigest digest = new EventDigest(table);
        double[] numbers = new double[table.numbers().size()];
        try (DuckDBAppender appender = duck.connection().createAppender("main", "staged")) {
            for (int row = 0; row < events.size(); row++) {
                MarketEvent event = events.get(row);
                digest.add(event);
                SegmentTable.numbers(event, numbers);
                append(appender, event, numbers);
                if (row % ROWS_A_REPORT == 0) {
                    progress.report("writing " + table.kind(), row, events.size());
                }
            }
        }
        progress.report("writing " + table.kind(), events.size(), events.size());
        return digest.hex();
    }

    private static void append(DuckDBAppender appender, MarketEvent event, double[] numbers) throws SQLException {
        appender.beginRow()
                .append(micros(event.knownNanos()))
                .append(micros(event.eventNanos()))
                .append(event.knownNanos())
                .append(event.eventNanos())
                .append(event.sequence())
                .append(event.instrument().venue())
                .append(event.instrument().coin());
        for (double number : numbers) {
            appender.append(number);
        }
        appender.endRow();
    }

    static long micros(long nanos) {
        return Math.floorDiv(nanos, 1000L);
    }
}
