package io.headrace.settlement.journal.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.settlement.tables.PostgresServer;
import io.headrace.settlement.tables.Store;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The same books on a PostgreSQL server.
class PostgresBooksTest extends SqlBooksTest {
    private static final AtomicInteger TESTS = new AtomicInteger();
    private static PostgresServer server;
    private final String test = "test" + TESTS.incrementAndGet();

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
    Store store(String name) {
        return server.schema(test + "_" + name);
    }

    @Override
    Connection hand(String name) throws SQLException {
        return DriverManager.getConnection(
                server.url() + (server.url().contains("?") ? "&" : "?") + "currentSchema=" + test + '_' + name,
                "postgres",
                "");
    }

    @Test
    void aServerThatForgetsIsRefused() throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url(), "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE USER hasty SUPERUSER");
            statement.execute("ALTER USER hasty SET synchronous_commit = off");
        }
        Store hasty = new Store.Server(server.url(), "hasty", "", "hasty");
        ProblemException refused = assertThrows(ProblemException.class, () -> SqlBooks.open(hasty, CommitProbe.NONE));
        assertEquals("HR-4003", refused.problem().code());
    }

    @Test
    void aServerThatIsNotThereIsAProblemAndNoCrash() {
        Store nowhere = new Store.Server("jdbc:postgresql://127.0.0.1:1/postgres", "postgres", "secret", "books");
        ProblemException refused = assertThrows(ProblemException.class, () -> SqlBooks.open(nowhere, CommitProbe.NONE));
        assertEquals("HR-4009", refused.problem().code());
        assertEquals(-1, refused.problem().sentence().indexOf("secret"));
    }
}
