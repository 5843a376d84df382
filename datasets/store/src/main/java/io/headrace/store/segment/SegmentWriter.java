package io.headrace.store.segment;

import io.headrace.market.event.MarketEvent;
import io.headrace.store.column.Column;
import io.headrace.store.column.EventDigest;
import io.headrace.store.column.EventTable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;

/// Writes Parquet segments (zstd) into a folder that no one reads yet. Not thread-safe.
public final class SegmentWriter implements AutoCloseable {
    private final Path folder;
    private final DuckDb duck;

    public SegmentWriter(Path folder) throws SQLException {
        this.folder = folder;
        this.duck = new DuckDb();
    }

    /// @param part number of the file in its partition
    /// @param events of the partition, ordered, at least one
    public Segment write(Partition partition, int part, List<MarketEvent> events) throws SQLException, IOException {
        EventTable<?> table = EventTable.of(partition.kind());
        String digest = fill(table, partition.venue(), events);
        String file = Segment.file(partition, part, digest);
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        duck.run("COPY staged TO " + DuckDb.literal(path) + " (FORMAT parquet, COMPRESSION zstd)");
        duck.run("DROP TABLE staged");
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return new Segment(
                file,
                table.name(),
                partition.venue(),
                partition.day().toString(),
                events.size(),
                events.getFirst().knownNanos(),
                events.getLast().knownNanos(),
                Files.size(path),
                FileBytes.crc32c(path),
                digest);
    }

    private String fill(EventTable<?> table, String venue, List<MarketEvent> events) throws SQLException {
        String columns = Stream.concat(EventTable.HEAD.stream(), table.columns().stream())
                .map(column -> column.name() + " " + sqlType(column))
                .collect(Collectors.joining(", "));
        duck.run("CREATE TABLE staged (" + columns + ")");
        EventDigest digest = new EventDigest(table, venue);
        try (DuckDBAppender appender = duck.connection().createAppender("main", "staged")) {
            AppenderSink sink = new AppenderSink(appender);
            for (MarketEvent event : events) {
                digest.add(event);
                sink.row(table, event);
            }
        }
        return digest.hex();
    }

    private static String sqlType(Column column) {
        return switch (column.type()) {
            case WHOLE -> "BIGINT";
            case REAL -> "DOUBLE";
            case TEXT -> "VARCHAR";
            case REALS -> "DOUBLE[]";
            case TEXTS -> "VARCHAR[]";
        };
    }

    @Override
    public void close() throws SQLException {
        duck.close();
    }
}
