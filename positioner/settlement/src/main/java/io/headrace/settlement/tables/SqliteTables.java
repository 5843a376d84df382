package io.headrace.settlement.tables;

import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.settlement.sqlite.SqliteFile;
import io.headrace.settlement.sqlite.SqliteFile.Work;
import java.nio.file.Path;

/// Tables in a file. A transaction that writes waits for every other from its beginning.
record SqliteTables(SqliteFile file) implements Tables {
    static SqliteTables open(Path path, String migrations, CommitProbe probe) {
        return new SqliteTables(SqliteFile.open(path, migrations, probe));
    }

    @Override
    public <T> T write(String what, Work<T> work) {
        return file.write(what, work);
    }

    @Override
    public <T> T read(Work<T> work) {
        return file.read(work);
    }

    @Override
    public String lock() {
        return "";
    }

    @Override
    public void close() {
        file.close();
    }
}
