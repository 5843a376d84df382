package io.headrace.settlement.journal;

import io.headrace.settlement.tables.PostgresServer;
import io.headrace.settlement.tables.Store;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// The same journal on a PostgreSQL server.
class PostgresJournalTest extends JournalTest {
    private static final AtomicInteger TESTS = new AtomicInteger();
    private static PostgresServer server;
    private final String test = "journal" + TESTS.incrementAndGet();

    @BeforeAll
    static void start() {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    Store store() {
        return server.schema(test);
    }

    @Override
    Store elsewhere() {
        return server.schema(test + "_elsewhere");
    }

    @Override
    void tamper(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url(), "postgres", "");
                Statement hand = connection.createStatement()) {
            hand.execute("SET search_path TO " + test);
            hand.executeUpdate(statement);
        }
    }
}
