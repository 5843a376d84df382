package io.headrace.store.segment;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/// Turns a CSV table with a header into Parquet; empty cells become nulls, and types are found over all
/// rows.
public final class CsvToParquet {
    private CsvToParquet() {}

    /// Writes a new Parquet file.
    ///
    /// @throws IOException when the table cannot be read or written
    public static void convert(Path csv, Path parquet) throws IOException {
        try (DuckDb duck = new DuckDb()) {
            duck.run("COPY (SELECT * FROM read_csv(" + DuckDb.exactly(csv)
                    + ", header = true, delim = ',', sample_size = -1)) TO " + DuckDb.literal(parquet)
                    + " (FORMAT parquet, COMPRESSION zstd)");
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
