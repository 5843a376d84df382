package io.headrace.settlement.tables;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.settlement.sqlite.SqliteFile.Work;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/// Tables in a schema of a PostgreSQL server, over one connection. A broken connection ends it: whether its last
/// write is durable is found out by opening it again, which waits for what may still run of the old one.
final class PostgresTables implements Tables {
    private static final String UNIQUE_AND_OTHER_KEYS = "23"; // class of SQLSTATE
    private static final int SILENT_SECONDS = 30; // a server that says nothing for so long is a broken connection
    private static final int ALIVE_SECONDS = 5;
    static final String LOCK = " FOR UPDATE";
    private static final Map<String, String> DURABLE = Map.of("fsync", "on", "synchronous_commit", "on");

    private final Store.Server place;
    private final Connection connection;
    private final CommitProbe probe;

    private PostgresTables(Store.Server place, Connection connection, CommitProbe probe) {
        this.place = place;
        this.connection = connection;
        this.probe = probe;
    }

    static PostgresTables open(Store.Server place, String migrations, CommitProbe probe) {
        PGSimpleDataSource source = source(place);
        try {
            Connection connection = source.getConnection();
            try {
                requireDurable(place, connection);
                forgetAbandoned(connection);
                PostgresMigrations.migrate(source, place.schema(), migrations);
                return new PostgresTables(place, connection, probe);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (FlywayException e) {
            throw otherVersion(place, e);
        } catch (SQLException e) {
            throw failed(place, e);
        }
    }

    static void requireUsable(Store.Server place) {
        try (Connection connection = source(place).getConnection()) {
            requireDurable(place, connection);
        } catch (SQLException e) {
            throw failed(place, e);
        }
    }

    static PGSimpleDataSource source(Store.Server place) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(place.url());
        source.setUser(place.user());
        source.setPassword(place.password());
        source.setCurrentSchema(place.schema());
        source.setTcpKeepAlive(true);
        if (source.getSocketTimeout() == 0) {
            source.setSocketTimeout(SILENT_SECONDS);
        }
        return source;
    }

    /// The server ends a transaction that nobody goes on with, so that the row it holds does not stay locked for the
    /// next one when the network broke and the server did not notice.
    private static void forgetAbandoned(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET idle_in_transaction_session_timeout = '" + SILENT_SECONDS + "s'");
        }
    }

    @Override
    public synchronized <T> T write(String what, Work<T> work) {
        T result = committed(what, work);
        probe.reached("after " + what);
        return result;
    }

    private <T> T committed(String what, Work<T> work) {
        boolean asked = false; // whether the server may have committed
        try {
            connection.setAutoCommit(false);
            T result = work.on(connection);
            probe.reached("before " + what);
            asked = true;
            connection.commit();
            connection.setAutoCommit(true);
            return result;
        } catch (SQLException e) {
            undo(e);
            throw asked && !isAlive() ? unknown(what, e) : translated(e);
        } catch (RuntimeException | Error e) {
            undo(e);
            throw e;
        }
    }

    /// What went wrong first is what is told.
    private void undo(Throwable why) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException broken) {
            why.addSuppressed(broken);
        }
    }

    /// Whether the server still answers over this connection.
    synchronized boolean isAlive() {
        try {
            return connection.isValid(ALIVE_SECONDS);
        } catch (SQLException e) {
            throw failed(place, e);
        }
    }

    @Override
    public synchronized <T> T read(Work<T> work) {
        try {
            connection.setAutoCommit(false);
            atOneMoment();
            T found = work.on(connection);
            connection.rollback();
            connection.setAutoCommit(true);
            return found;
        } catch (SQLException e) {
            undo(e);
            throw translated(e);
        } catch (RuntimeException | Error e) {
            undo(e);
            throw e;
        }
    }

    /// Without a transaction each query sees a moment of its own, and the driver keeps a whole answer in memory
    /// whatever size of fetch it is told.
    private void atOneMoment() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        }
    }

    @Override
    public String lock() {
        return LOCK;
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(place, e);
        }
    }

    /// A server that forgets on a crash what it said was written is no place for money's books.
    private static void requireDurable(Store.Server place, Connection connection) throws SQLException {
        for (Map.Entry<String, String> setting : DURABLE.entrySet()) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SHOW " + setting.getKey())) {
                String found = row.next() ? String.valueOf(row.getString(1)) : "";
                if (!found.equals(setting.getValue())) {
                    throw problem(
                            place,
                            "HR-4003",
                            "the server does not give the journal its durability: " + setting.getKey() + " must be "
                                    + setting.getValue() + ", was " + found,
                            "Set it on the server, or for this user");
                }
            }
        }
    }

    private RuntimeException translated(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith(UNIQUE_AND_OTHER_KEYS)
                ? new IllegalStateException(place + " refuses the row: " + firstLine(e), e)
                : failed(place, e);
    }

    private ProblemException unknown(String what, SQLException e) {
        return problem(
                place,
                "HR-4009",
                "the connection broke in the commit of '" + what + "', and whether that is written is not known: "
                        + firstLine(e),
                "Check server and network; once the server answers the tables say what is written");
    }

    static ProblemException otherVersion(Store.Server place, FlywayException e) {
        return problem(
                place,
                "HR-4007",
                "the tables of the schema are not those of this version: " + firstLine(e),
                "Run the Headrace version that made them, or name a schema of its own");
    }

    static ProblemException failed(Store.Server place, SQLException e) {
        return problem(
                place,
                "HR-4009",
                "the database cannot be read or written: " + firstLine(e),
                "Check server, network and permissions; nothing is lost");
    }

    private static ProblemException problem(Store.Server place, String code, String what, String remedy) {
        ExitCode exit = code.equals("HR-4007") ? ExitCode.INTEGRITY : ExitCode.UNREACHABLE;
        return new Problem(code, what, place.toString(), remedy, exit).toException();
    }

    private static String firstLine(Exception cause) {
        return String.valueOf(cause.getMessage()).strip().lines().findFirst().orElse("no reason given");
    }
}
