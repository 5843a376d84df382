package io.headrace.settlement.journal;

import io.headrace.decision.policy.Move;
import io.headrace.decision.record.ChainCheck;
import io.headrace.decision.record.ChainReport;
import io.headrace.decision.record.ChainReport.Kind;
import io.headrace.decision.record.DecisionCodec;
import io.headrace.decision.record.RecordHead;
import io.headrace.decision.record.Records;
import io.headrace.decision.record.StoredRecord;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.features.engine.Tick;
import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.journal.transfer.AuditCheck;
import io.headrace.settlement.tables.Store;
import io.headrace.settlement.tables.TablesReader;
import io.headrace.settlement.transfer.Transfer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The records of a journal, read beside the desk that writes it: nothing is written, and what is
/// read is one
/// moment.
public final class JournalRecords implements Records, AutoCloseable {
    private final TablesReader file;
    private final Store place;

    private JournalRecords(Store place, TablesReader file) {
        this.place = place;
        this.file = file;
    }

    /// @throws ProblemException HR-4011 when there is no journal, HR-4002, HR-4007 or HR-4009 when
    /// it cannot be read
    public static JournalRecords open(Path path) {
        return open(new Store.File(path));
    }

    /// The same wherever the journal is kept.
    public static JournalRecords open(Store place) {
        return new JournalRecords(place, place.reader(Journal.MIGRATIONS));
    }

    @Override
    public String name() {
        return place.toString();
    }

    @Override
    public RecordHead head() {
        return file.read(JournalRecords::head);
    }

    @Override
    public void forEach(Consumer<StoredRecord> each) {
        file.read(connection -> {
            decisions(connection, each);
            return true;
        });
    }

    /// What following both chains of a journal found.
    ///
    /// @param decisions with what is wrong in either
    /// @param history of what became of transfers on chains; without rows where none were carried
    public record Checked(ChainReport decisions, AuditCheck.Report history) {}

    /// Follows the chain of decisions and that of what became of transfers, and looks whether every transfer was
    /// intended by the decision it names.
    ///
    /// @param anchors digests that must be in one of the chains
    public Checked check(Set<String> anchors) {
        return file.read(connection -> {
            ChainCheck check = new ChainCheck(anchors);
            decisions(connection, check::observe);
            intents(connection, check);
            AuditCheck.Report history = AuditCheck.of(connection, fault -> found(check, fault), check::observe);
            return new Checked(check.report(), history);
        });
    }

    /// Which books a decision was made from, as the history has it; empty where none was written down.
    public Optional<String> booksOf(long sequence) {
        return file.read(connection -> AuditCheck.booksOf(connection, sequence));
    }

    private static void found(ChainCheck check, AuditCheck.Fault fault) {
        String where = fault.seq() == 0 ? "history" : "history row " + fault.seq();
        check.found(new ChainReport.Finding(fault.seq(), Kind.HISTORY, where, fault.where() + ' ' + fault.what()));
    }

    /// A page of the paper bank's transfers, newest first.
    public List<Transfer> transfers(TransferQuery query) {
        return file.read(connection -> TransferTable.page(connection, query));
    }

    /// One transfer of the paper bank.
    public Optional<Transfer> transfer(String id) {
        return file.read(connection -> TransferTable.find(connection, id));
    }

    @Override
    public void close() {
        file.close();
    }

    private static RecordHead head(Connection connection) throws SQLException {
        if (!has(connection, "record_head")) {
            return new RecordHead(Optional.empty(), List.of(), false);
        }
        try (PreparedStatement query = connection.prepareStatement("SELECT settings, observed FROM record_head");
                ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                return new RecordHead(Optional.empty(), List.of(), false);
            }
            String settings = row.getString(1);
            DeskSettings desk = DeskSettings.parse("the journal's settings", settings);
            List<Tick> before = RecordHead.before(
                    row.getBytes(2), FeatureCatalog.of(desk.portfolio()).schema());
            return new RecordHead(Optional.of(settings), before, false);
        }
    }

    private static void decisions(Connection connection, Consumer<StoredRecord> each) throws SQLException {
        String evidence = has(connection, "evidence")
                ? "e.body FROM decision d LEFT JOIN evidence e ON e.sequence = d.sequence"
                : "NULL FROM decision d";
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT d.sequence, d.now_nanos, d.digest, d.body, " + evidence + " ORDER BY d.sequence");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                each.accept(new StoredRecord(
                        "row " + rows.getLong(1),
                        Optional.of(new StoredRecord.Index(rows.getLong(1), rows.getLong(2), rows.getString(3))),
                        rows.getBytes(4),
                        Optional.ofNullable(rows.getBytes(5))));
            }
        }
    }

    private static void intents(Connection connection, ChainCheck check) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT t.id, t.decision_sequence, t.ordinal,"
                        + " t.from_node, t.to_node, t.units, d.digest, d.body FROM transfer t"
                        + " LEFT JOIN decision d ON d.sequence = t.decision_sequence"
                        + " ORDER BY t.decision_sequence, t.ordinal");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                intent(rows).ifPresent(what -> found(check, rows, what));
            }
        }
    }

    /// What is wrong with a transfer; empty when its decision intended it.
    private static Optional<String> intent(ResultSet row) throws SQLException {
        String digest = row.getString("digest");
        if (digest == null) {
            return Optional.of("is not there");
        }
        String id = "t-" + digest.substring(0, Math.min(16, digest.length())) + '-' + row.getInt("ordinal");
        if (!id.equals(row.getString("id"))) {
            return Optional.of("did not name it");
        }
        String from = row.getString("from_node");
        String to = row.getString("to_node");
        long intended = 0;
        try {
            for (Move move : DecisionCodec.decode(row.getBytes("body")).moves()) {
                boolean same = move.from().equals(from) && move.to().equals(to);
                intended += same ? move.amount().units() : 0;
            }
        } catch (ProblemException unreadable) {
            return Optional.empty(); // named already, as a decision
        }
        return row.getLong("units") <= intended
                ? Optional.empty()
                : Optional.of(
                        "intended " + intended + " units from " + from + " to " + to + ", not " + row.getLong("units"));
    }

    private static void found(ChainCheck check, ResultSet row, String what) {
        try {
            check.found(
                    row.getLong("decision_sequence"),
                    Kind.INTENT,
                    "transfer " + row.getString("id"),
                    what + " (transfer " + row.getString("id") + ')');
        } catch (SQLException e) {
            throw new IllegalStateException("a row that was read can be read again", e);
        }
    }

    private static boolean has(Connection connection, String table) throws SQLException {
        try (ResultSet row = connection.getMetaData().getTables(null, connection.getSchema(), table, null)) {
            return row.next();
        }
    }
}
