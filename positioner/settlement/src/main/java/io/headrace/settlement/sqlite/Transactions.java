package io.headrace.settlement.sqlite;

import java.sql.Connection;
import java.sql.SQLException;

/// Transactions on an SQLite connection, one after another. Whatever ends one, the next begins anew: SQLite ends a
/// transaction itself when the disk is full, and the driver knows nothing of it. Its next one would be none, and each
/// of its statements written alone.
final class Transactions {
    private Transactions() {}

    /// All of the work, or none of it.
    static <T> T one(Connection connection, SqliteFile.Work<T> work) throws SQLException {
        try {
            connection.setAutoCommit(false);
            T result = work.on(connection);
            connection.setAutoCommit(true); // commits; commit() would begin another one, and fail when that fails
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            undo(connection, e);
            throw e;
        }
    }

    /// What went wrong first is what is told.
    private static void undo(Connection connection, Throwable why) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException gone) {
            why.addSuppressed(gone);
        }
        try {
            connection.setAutoCommit(true);
        } catch (SQLException gone) {
            why.addSuppressed(gone);
        }
    }
}
