package io.headrace.store.segment;

import io.headrace.market.event.EventKind;
import io.headrace.store.column.Column;
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

/// Writes Parquet segments (zstd) into a folder that no one reads yet. Not thread-safe.
public final class SegmentWriter implements AutoCloseable {
    /// Where groups of small segments are written before each gets its place; removed after a kill.
    public static final String GROUP = ".group";

    private final Path folder;
    private final DuckDb duck;
    private final Map<EventKind, EventRows> streams = new EnumMap<>(EventKind.class);

    public SegmentWriter(Path folder) throws SQLException {
        this.folder = folder;
        this.duck = new DuckDb();
    }

    /// @param batches of one kind, no two of one part
    public List<Segment> write(List<Batch> batches) throws SQLException, IOException {
        EventTable<?> table = EventTable.of(batches.getFirst().partition().kind());
        if (batches.size() > 1) {
            return group(table, batches);
        }
        Batch batch = batches.getFirst();
        Path file = folder.resolve(GROUP + ".parquet");
        String digest =
                table.columns().stream().anyMatch(column -> column.type().isList())
                        ? staged(table, batch, file)
                        : streamed(table, batch, file);
        return List.of(placed(file, batch, digest));
    }

    /// Chunk by chunk, without a table between; DuckDB takes no lists this way.
    private String streamed(EventTable<?> table, Batch batch, Path file) throws SQLException {
        EventRows rows = streams.get(table.kind());
        if (rows == null) {
            rows = EventRows.register(table, duck);
            streams.put(table.kind(), rows);
        }
        String digest = rows.begin(batch);
        duck.run(
                "COPY (FROM " + rows.name() + "()) TO " + DuckDb.literal(file) + " (FORMAT parquet, COMPRESSION zstd)");
        return digest;
    }

    private String staged(EventTable<?> table, Batch batch, Path file) throws SQLException {
        stage(table);
        String digest;
        try (DuckDBAppender appender = duck.connection().createAppender("main", "staged")) {
            digest = new AppenderSink(appender).append(table, 0, batch);
        }
        duck.run("COPY (SELECT * EXCLUDE part FROM staged) TO " + DuckDb.literal(file)
                + " (FORMAT parquet, COMPRESSION zstd)");
        duck.run("DROP TABLE staged");
        return digest;
    }

    /// Many small ones by one statement.
    private List<Segment> group(EventTable<?> table, List<Batch> batches) throws SQLException, IOException {
        stage(table);
        List<String> digests = new ArrayList<>();
        try (DuckDBAppender appender = duck.connection().createAppender("main", "staged")) {
            AppenderSink sink = new AppenderSink(appender);
            for (Batch batch : batches) {
                digests.add(sink.append(table, digests.size(), batch));
            }
        }
        Path group = folder.resolve(GROUP);
        duck.run("COPY staged TO " + DuckDb.literal(group)
                + " (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (part), FILENAME_PATTERN 'x')");
        duck.run("DROP TABLE staged");
        List<Segment> segments = new ArrayList<>();
        for (int at = 0; at < batches.size(); at++) {
            Path inside = group.resolve("part=" + at);
            segments.add(placed(inside.resolve("x0.parquet"), batches.get(at), digests.get(at)));
            Files.delete(inside);
        }
        Files.delete(group);
        return segments;
    }

    private void stage(EventTable<?> table) throws SQLException {
        String columns = Stream.concat(EventTable.HEAD.stream(), table.columns().stream())
                .map(column -> column.name() + " " + sqlType(column))
                .collect(Collectors.joining(", "));
        duck.run("CREATE TABLE staged (part INTEGER, " + columns + ")");
    }

    private Segment placed(Path written, Batch batch, String digest) throws IOException {
        String file = Segment.file(batch.partition(), batch.part(), digest);
        Path path = folder.resolve(file);
        Path partition = path.getParent();
        if (partition != null) {
            Files.createDirectories(partition);
        }
        try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(written, path, StandardCopyOption.ATOMIC_MOVE);
        return new Segment(
                file,
                batch.partition().kind().table(),
                batch.partition().venue(),
                batch.partition().day().toString(),
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
