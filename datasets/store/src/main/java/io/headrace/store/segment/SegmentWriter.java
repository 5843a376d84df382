package io.headrace.store.segment;

import io.headrace.market.event.EventKind;
import io.headrace.store.column.Column;
import io.headrace.store.column.EventDigest;
import io.headrace.store.column.EventTable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;

/// Writes Parquet segments (zstd) into a folder that no one reads yet. Not thread-safe; another writer may write other
/// parts into the same folder.
public final class SegmentWriter implements AutoCloseable {
    private final Path folder;
    private final DuckDb duck;
    private final Map<EventKind, EventRows> streams = new EnumMap<>(EventKind.class);

    public SegmentWriter(Path folder) throws SQLException {
        this.folder = folder;
        this.duck = new DuckDb();
    }

    /// @param batches of one kind, no two of one part
    public List<Segment> write(List<Batch> batches) throws SQLException, IOException {
        List<Segment> segments = new ArrayList<>();
        for (Batch batch : batches) {
            EventTable<?> table = EventTable.of(batch.partition().kind());
            Path file = unplaced(batch);
            String digest =
                    table.columns().stream().anyMatch(column -> column.type().isList())
                            ? staged(table, batch, file)
                            : streamed(table, batch, file);
            segments.add(placed(file, batch, digest));
        }
        return segments;
    }

    /// Where a segment grows before its name can tell its digest.
    private Path unplaced(Batch batch) throws IOException {
        Path partition =
                Files.createDirectories(folder.resolve(batch.partition().folder()));
        return partition.resolve(".part-" + batch.part() + ".parquet");
    }

    /// Chunk by chunk, without a table between; DuckDB takes no lists this way.
    private String streamed(EventTable<?> table, Batch batch, Path file) throws SQLException {
        EventRows rows = streams.get(table.kind());
        if (rows == null) {
            rows = EventRows.register(table, duck);
            streams.put(table.kind(), rows);
        }
        EventDigest digest = new EventDigest(table, batch.partition().venue());
        rows.begin(batch.events(), digest::add);
        duck.run(
                "COPY (FROM " + rows.name() + "()) TO " + DuckDb.literal(file) + " (FORMAT parquet, COMPRESSION zstd)");
        return digest.hex();
    }

    private String staged(EventTable<?> table, Batch batch, Path file) throws SQLException {
        stage(table);
        String digest;
        try (DuckDBAppender appender = duck.connection().createAppender("main", "staged")) {
            digest = new AppenderSink(appender).append(table, batch);
        }
        duck.run("COPY staged TO " + DuckDb.literal(file) + " (FORMAT parquet, COMPRESSION zstd)");
        duck.run("DROP TABLE staged");
        return digest;
    }

    private void stage(EventTable<?> table) throws SQLException {
        String columns = Stream.concat(EventTable.HEAD.stream(), table.columns().stream())
                .map(column -> column.name() + " " + sqlType(column))
                .collect(Collectors.joining(", "));
        duck.run("CREATE TABLE staged (" + columns + ")");
    }

    private Segment placed(Path written, Batch batch, String digest) throws IOException {
        String file = Segment.file(batch.partition(), batch.part(), digest);
        Path path = folder.resolve(file);
        try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(written, path, StandardCopyOption.ATOMIC_MOVE);
        return new Segment(
                file,
                batch.partition().kind().table(),
                batch.partition().venue(),
                batch.partition().period().toString(),
                batch.events().size(),
                batch.events().getFirst().knownNanos(),
                batch.events().getLast().knownNanos(),
                Files.size(path),
                FileBytes.crc32c(path),
                digest);
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
