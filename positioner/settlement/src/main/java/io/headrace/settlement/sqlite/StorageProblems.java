package io.headrace.settlement.sqlite;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/// Turns what SQLite and the file system say into problems a reader can act on.
final class StorageProblems {
    private StorageProblems() {}

    static ProblemException damaged(Path file, String finding) {
        return new Problem(
                        "HR-4002",
                        "the file is damaged or not an SQLite database: " + finding,
                        file.toString(),
                        "Restore it, together with the other file of its folder, from a backup of the same moment",
                        ExitCode.INTEGRITY)
                .toException();
    }

    static ProblemException setting(Path file, String pragma, String wanted, String found) {
        return new Problem(
                        "HR-4003",
                        "the file system does not give the journal its durability: " + pragma + " must be " + wanted
                                + ", was " + found,
                        file.toString(),
                        "Put HEADRACE_HOME on a local disk",
                        ExitCode.INVALID)
                .toException();
    }

    static ProblemException schema(Path file, RuntimeException cause) {
        return new Problem(
                        "HR-4007",
                        "the tables of the file are not those of this version: " + firstLine(cause),
                        file.toString(),
                        "Run the Headrace version that wrote it, or restore it from a backup",
                        ExitCode.INTEGRITY)
                .toException(cause);
    }

    static ProblemException failed(Path file, Exception cause) {
        return new Problem(
                        "HR-4009",
                        "the file cannot be read or written: " + firstLine(cause),
                        file.toString(),
                        "Check free space and permissions, then start again; nothing is lost",
                        ExitCode.INTERNAL)
                .toException(cause);
    }

    static ProblemException of(Path file, SQLException cause) {
        int primary = cause.getErrorCode() & 0xff; // the low byte of an extended SQLite code
        boolean damaged =
                primary == SQLiteErrorCode.SQLITE_NOTADB.code || primary == SQLiteErrorCode.SQLITE_CORRUPT.code;
        return damaged ? damaged(file, firstLine(cause)) : failed(file, cause);
    }

    private static String firstLine(Exception cause) {
        String message = String.valueOf(cause.getMessage()).strip();
        return message.lines().findFirst().orElse(cause.getClass().getSimpleName());
    }
}
