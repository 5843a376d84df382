package io.headrace.settlement.journal.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.settlement.tables.OnPostgres;
import io.headrace.settlement.tables.Store;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The same books on a PostgreSQL server.
class PostgresBooksTest extends SqlBooksTest {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres();

    @Override
    Store store(String name) {
        return POSTGRES.schema(name);
    }

    @Override
    Connection hand(String name) throws SQLException {
        Store.Server books = POSTGRES.schema(name);
        return DriverManager.getConnection(
                books.url() + "?currentSchema=" + books.schema(), books.user(), books.password());
    }

    @Test
    void aServerThatForgetsIsRefused() throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(POSTGRES.server().url(), "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE USER hasty SUPERUSER");
            statement.execute("ALTER USER hasty SET synchronous_commit = off");
        }
        Store hasty = new Store.Server(POSTGRES.server().url(), "hasty", "", "hasty");
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
