package io.headrace.settlement.tables;

import io.headrace.settlement.sqlite.SqliteFile.Work;
import io.headrace.settlement.sqlite.SqliteReader;
import java.nio.file.Path;

/// Tables in a file, read beside who writes them.
record SqliteMoments(SqliteReader file) implements TablesReader {
    static SqliteMoments open(Path path, String migrations) {
        return new SqliteMoments(SqliteReader.open(path, migrations));
    }

    @Override
    public <T> T read(Work<T> work) {
        return file.read(work);
    }

    @Override
    public void close() {
        file.close();
    }
}
