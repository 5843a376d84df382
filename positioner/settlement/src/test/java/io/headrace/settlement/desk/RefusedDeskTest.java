package io.headrace.settlement.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.chain.key.KeySettings;
import io.headrace.settlement.courier.Lease;
import io.headrace.settlement.executor.ExecutorSettings;
import io.headrace.settlement.journal.Journal;
import io.headrace.settlement.local.LocalFiles;
import io.headrace.settlement.local.LocalNet;
import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.settlement.tables.PostgresServer;
import io.headrace.settlement.tables.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A desk that must not start is tried again every few seconds: it may leave nothing open.
class RefusedDeskTest {
    @TempDir
    Path folder;

    @Test
    void aDeskWhoseSignersMemoryIsDamagedLeavesNoConnectionToTheServerOfItsBooks() throws Exception {
        try (LocalNet net = TriedDesk.net();
                PostgresServer server = PostgresServer.start()) {
            LocalFiles files = LocalFiles.write(net, TriedDesk.DESK, folder.resolve("chains"));
            Store books = server.schema("refused");
            ChainDesk.Around around = around(books, files);
            try (Journal journal = Journal.open(books, CommitProbe.NONE)) {
                int before = connections(server);
                assertTrue(before > 0, "the journal's own is counted");
                for (int i = 0; i < 3; i++) {
                    ProblemException refused = assertThrows(
                            ProblemException.class,
                            () -> ChainDesk.open(
                                    ChainDeskSettings.load(files.chains()),
                                    new DeskTerms(TriedDesk.DESK, 300, (transfer, why) -> {}),
                                    journal,
                                    around));
                    assertEquals("HR-4002", refused.problem().code());
                }
                int left = connections(server);
                for (int i = 0; i < 100 && left > before; i++) {
                    LockSupport.parkNanos(20_000_000); // the server forgets one a moment after it was closed
                    left = connections(server); // which may be the one that asked before
                }
                assertEquals(before, left);
            }
        }
    }

    @Test
    void whatWasBegunIsClosedLastFirstAlsoWhenOneOfItFailsAndNotOnceItIsWhole() {
        List<String> closed = new ArrayList<>();
        IllegalStateException failed = assertThrows(IllegalStateException.class, () -> {
            try (Begun begun = new Begun()) {
                begun.with("first", closed::add);
                begun.with("second", part -> {
                    throw new IllegalStateException(part);
                });
                begun.with("third", closed::add);
            }
        });
        assertEquals("second", failed.getMessage());
        assertEquals(List.of("third", "first"), closed);
        try (Begun begun = new Begun()) {
            begun.with("kept", closed::add);
            begun.finish();
        }
        assertEquals(List.of("third", "first"), closed);
    }

    /// The signer's memory is no database.
    private ChainDesk.Around around(Store books, LocalFiles files) throws IOException {
        Path signer = folder.resolve("signer.sqlite");
        Files.writeString(signer, "no database, but longer than the header of one would be. ".repeat(100));
        return new ChainDesk.Around(
                new ExecutorSettings.Memory(books, new Store.File(signer)),
                new KeySettings.Surroundings(files.chains().getParent(), name -> null, Instant::now),
                () -> System.currentTimeMillis() * 1_000_000,
                (about, why) -> {},
                new Lease());
    }

    private static int connections(PostgresServer server) throws SQLException {
        try (Connection hand = DriverManager.getConnection(server.url(), "postgres", "");
                ResultSet row = hand.createStatement()
                        .executeQuery("SELECT count(*) FROM pg_stat_activity"
                                + " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'")) {
            row.next();
            return row.getInt(1);
        }
    }
}
