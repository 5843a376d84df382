package io.headrace.settlement.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.problem.ProblemException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file whose disk is full while something is written, and has room again later.
class FullDiskTest {
    @TempDir
    Path home;

    private Path path;

    @BeforeEach
    void name() {
        path = home.resolve("journal.db");
    }

    @Test
    void whatWentWrongIsToldAndNotThatTheTransactionIsGoneAlready() {
        try (SqliteFile file = open()) {
            full(file);
            ProblemException told = assertThrows(ProblemException.class, () -> fill(file));
            assertTrue(told.getMessage().contains("full"), told.getMessage());
        }
    }

    @Test
    void aReadAfterAFailedWriteHoldsNoLockThatAnotherWriterWaitsForInVain() {
        try (SqliteFile journal = open();
                SqliteFile courier = open()) {
            full(journal);
            assertThrows(ProblemException.class, () -> fill(journal));
            assertEquals(0, count(journal));
            insert(courier);
            assertEquals(1, count(journal), "an old moment is read");
        }
    }

    @Test
    void itIsWrittenOnceThereIsRoomAgain() {
        try (SqliteFile file = open()) {
            full(file);
            assertThrows(ProblemException.class, () -> fill(file));
            room(file);
            insert(file);
        }
        try (SqliteFile next = open()) {
            assertEquals(1, count(next));
        }
    }

    @Test
    void whatIsWrittenNextIsAgainAllOrNothing() {
        try (SqliteFile file = open()) {
            full(file);
            assertThrows(ProblemException.class, () -> fill(file));
            room(file);
            requireWhole(file);
        }
    }

    @Test
    void aWriteAfterOneThatWaitedInVainIsAllOrNothing() {
        try (SqliteFile journal = open();
                SqliteFile courier = open()) {
            journal.read(connection -> execute(connection, "PRAGMA busy_timeout = 0"));
            courier.write("held", held -> {
                assertThrows(ProblemException.class, () -> insert(journal));
                return held;
            });
            requireWhole(journal);
        }
    }

    /// A write that fails in its second half leaves nothing of the first.
    private static void requireWhole(SqliteFile file) {
        assertThrows(
                ProblemException.class,
                () -> file.write("torn", connection -> {
                    execute(connection, "INSERT INTO desk (id, fence) VALUES (1, 1)");
                    throw new SQLException("the second half");
                }));
        assertEquals(0, count(file));
    }

    private SqliteFile open() {
        return SqliteFile.open(path, "db/migration/journal", CommitProbe.NONE);
    }

    private static void full(SqliteFile file) {
        file.read(connection -> pages(connection, "1"));
    }

    private static void room(SqliteFile file) {
        file.read(connection -> pages(connection, "1000000"));
    }

    private static boolean pages(Connection connection, String most) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute("PRAGMA max_page_count = " + most);
        }
    }

    private static void insert(SqliteFile file) {
        file.write("desk", connection -> execute(connection, "INSERT INTO desk (id, fence) VALUES (1, 1)"));
    }

    private static void fill(SqliteFile file) {
        file.write(
                "desk",
                connection -> execute(
                        connection, "INSERT INTO desk (id, fence, halt) VALUES (1, 1, hex(zeroblob(1000000)))"));
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }

    private static int count(SqliteFile file) {
        return file.read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT count(*) FROM desk")) {
                return rows.next() ? rows.getInt(1) : -1;
            }
        });
    }
}
