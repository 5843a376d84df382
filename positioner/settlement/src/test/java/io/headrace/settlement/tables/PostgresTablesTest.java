package io.headrace.settlement.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.sqlite.CommitProbe;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/// What a reader of the tables may rely on while another process writes them.
class PostgresTablesTest {
    private static long count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM told")) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static int run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    /// Lives, lanes and ledger of a look were of three moments, and a long history was in memory as a whole.
    @Test
    void aReadIsOfOneMomentAndChangesNothing() {
        try (PostgresServer server = PostgresServer.start();
                Tables writer = server.schema("moment").open("db/migration/journal", CommitProbe.NONE);
                Tables reader = server.schema("moment").open("db/migration/journal", CommitProbe.NONE)) {
            writer.write("a table", connection -> run(connection, "CREATE TABLE told (id BIGINT)"));
            long meanwhile = reader.read(connection -> {
                long before = count(connection);
                writer.write("a row", other -> run(other, "INSERT INTO told VALUES (1)"));
                return count(connection) - before;
            });
            assertEquals(0, meanwhile);
            assertEquals(1L, reader.read(PostgresTablesTest::count));
            assertThrows(ProblemException.class, () -> reader.read(connection -> run(connection, "DELETE FROM told")));
            assertEquals(1L, reader.read(PostgresTablesTest::count));
            reader.write("another row", connection -> run(connection, "INSERT INTO told VALUES (2)"));
            assertEquals(2L, writer.read(PostgresTablesTest::count));
        }
    }
}
