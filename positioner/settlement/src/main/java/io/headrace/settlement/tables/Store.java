package io.headrace.settlement.tables;

import io.headrace.settlement.sqlite.CommitProbe;
import java.nio.file.Path;

/// Where tables are kept, as the settings say.
public sealed interface Store {
    /// Opens or makes the tables and brings them to this version.
    ///
    /// @param migrations class path folder with the Flyway migrations
    /// @throws io.headrace.market.problem.ProblemException HR-4002, HR-4003, HR-4007 or HR-4009 when the place
    ///     cannot keep them
    Tables open(String migrations, CommitProbe probe);

    /// As [#open(String, CommitProbe)], over a broken connection too: between transactions another one is opened. A
    /// write that broke is told as such (HR-4009), and whoever wrote it must read whether it is there.
    Tables lasting(String migrations, CommitProbe probe);

    /// Opens the tables for reading beside who writes them.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-4011 when there are none, HR-4002, HR-4007 or
    ///     HR-4009 when they cannot be read
    TablesReader reader(String migrations);

    /// A file of this machine, for one process.
    record File(Path path) implements Store {
        @Override
        public Tables open(String migrations, CommitProbe probe) {
            return SqliteTables.open(path, migrations, probe);
        }

        @Override
        public Tables lasting(String migrations, CommitProbe probe) {
            return open(migrations, probe);
        }

        @Override
        public TablesReader reader(String migrations) {
            return SqliteMoments.open(path, migrations);
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /// A schema of a PostgreSQL database, which several processes may share: the lease says which of them writes.
    ///
    /// @param url `jdbc:postgresql://host:port/database`
    /// @param schema made when it is not there; for these tables alone
    record Server(String url, String user, String password, String schema) implements Store {
        @Override
        public Tables open(String migrations, CommitProbe probe) {
            return PostgresTables.open(this, migrations, probe);
        }

        @Override
        public Tables lasting(String migrations, CommitProbe probe) {
            return new LastingTables(() -> PostgresTables.open(this, migrations, probe));
        }

        @Override
        public TablesReader reader(String migrations) {
            return PostgresMoments.open(this, migrations);
        }

        /// Looks that the server answers, lets us in and is durable; changes nothing.
        ///
        /// @throws io.headrace.market.problem.ProblemException HR-4003 or HR-4009
        public void requireUsable() {
            PostgresTables.requireUsable(this);
        }

        /// Without the password.
        @Override
        public String toString() {
            return schema + " at " + url + " as " + user;
        }
    }
}
