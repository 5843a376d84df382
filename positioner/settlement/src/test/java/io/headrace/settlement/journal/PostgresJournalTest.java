package io.headrace.settlement.journal;

import io.headrace.settlement.tables.OnPostgres;
import io.headrace.settlement.tables.Store;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The same journal on a PostgreSQL server.
class PostgresJournalTest extends JournalTest {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres();

    @Override
    Store store() {
        return POSTGRES.schema("journal");
    }

    @Override
    Store elsewhere() {
        return POSTGRES.schema("elsewhere");
    }

    @Override
    void tamper(String statement) throws SQLException {
        Store.Server journal = POSTGRES.schema("journal");
        try (Connection connection = DriverManager.getConnection(journal.url(), journal.user(), journal.password());
                Statement hand = connection.createStatement()) {
            hand.execute("SET search_path TO " + journal.schema());
            hand.executeUpdate(statement);
        }
    }
}
