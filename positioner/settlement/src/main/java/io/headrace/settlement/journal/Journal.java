package io.headrace.settlement.journal;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.Transit;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.record.DecisionCodec;
import io.headrace.decision.record.Evidence;
import io.headrace.decision.record.RecordHead;
import io.headrace.settlement.journal.transfer.BooksPoint;
import io.headrace.settlement.journal.transfer.BooksReader;
import io.headrace.settlement.journal.transfer.DecidedBooks;
import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.settlement.tables.Store;
import io.headrace.settlement.tables.Tables;
import io.headrace.settlement.transfer.Transfer;
import io.headrace.settlement.transfer.TransferEvent;
import io.headrace.settlement.transfer.TransferState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the desk decided and what became of it. A decision, the memory it hands on and the transfers it
/// intends are on disk together, before any transfer is sent. Safe for use by many threads.
public final class Journal implements AutoCloseable {
    static final String MIGRATIONS = "db/migration/journal";

    private final Tables file;
    private final Store place;
    private final DecidedBooks books = new DecidedBooks();
    private Optional<DecisionRecord> last;
    private boolean stale; // a commit failed, perhaps after it was durable: the file knows, this object does not

    private Journal(Store place, Tables file) {
        this.place = place;
        this.file = file;
        this.last = Optional.empty();
        this.stale = true;
    }

    /// Opens or makes the journal file.
    ///
    /// @throws ProblemException HR-4002, HR-4003, HR-4007 or HR-4009 when the file cannot serve as
    /// a journal
    public static Journal open(Path path, CommitProbe probe) {
        return open(new Store.File(path), probe);
    }

    /// Opens or makes the journal wherever it is kept. On a server it outlives a broken connection; what was being
    /// written then is read back before the next decision.
    public static Journal open(Store place, CommitProbe probe) {
        return new Journal(place, place.lasting(MIGRATIONS, probe));
    }

    /// What the desk was opened with; empty when the journal is new.
    public Optional<Opening> opening() {
        return file.read(OpeningTable::read);
    }

    /// Makes this the journal of a desk.
    ///
    /// @throws ProblemException HR-4004 when it is another desk's
    public void claim(Opening opening) {
        Optional<Opening> stored = opening();
        if (stored.isPresent()) {
            OpeningTable.requireSame(stored.get(), opening, place.toString());
            return;
        }
        file.write("journal.opening", connection -> {
            OpeningTable.write(connection, opening);
            return opening;
        });
    }

    /// Notes what all records of this journal share, once: later calls change nothing.
    public void begin(RecordHead head) {
        if (!file.read(EvidenceTable::headed)) {
            file.write("journal.head", connection -> {
                EvidenceTable.insert(connection, head);
                return head;
            });
        }
    }

    /// The books of the courier that keeps them in the same place, to read whether it runs or not.
    public BooksReader books() {
        return BooksReader.over(file::read);
    }

    /// The API's calls that bear a key.
    public KeyedCalls calls() {
        return new KeyedCalls(file);
    }

    /// Its records, to read beside it.
    public JournalRecords records() {
        return JournalRecords.open(place);
    }

    /// Writes a decision and the transfers it intends, all or nothing.
    ///
    /// @param intents in the order they will be sent
    /// @param forecasterDigest of the forecaster's state after this period; empty when there is none
    /// @throws IllegalArgumentException when the decision does not follow the last one or does not
    /// vouch for
    ///     itself
    /// @throws IllegalStateException when a sequence, a time or a transfer id is there already
    public List<Transfer> commit(Decision decision, List<Transit> intents, String forecasterDigest) {
        return commit(decision, intents, forecasterDigest, Optional.empty());
    }

    /// As [#commit(Decision, List, String)], with what the decision was made from.
    public List<Transfer> commit(
            Decision decision, List<Transit> intents, String forecasterDigest, Optional<Evidence> evidence) {
        return commit(decision, intents, forecasterDigest, evidence, List.of(), Optional.empty());
    }

    /// Writes a decision with what it was made from and what it wants carried by chains: decision,
    /// memory and intents are on disk together.
    ///
    /// @param from which books of the courier it was made from; empty for balances that are in none
    /// @throws ProblemException HR-4110 when those are not in this journal, HR-4112 when the balances are not
    ///     theirs: nothing is written then
    public void commit(
            Decision decision,
            String forecasterDigest,
            Evidence evidence,
            List<Intent> intents,
            Optional<BooksPoint> from) {
        List<Transfer> none = commit(decision, List.of(), forecasterDigest, Optional.of(evidence), intents, from);
        if (!none.isEmpty()) {
            throw new IllegalStateException("nothing was to be carried on paper, was " + none);
        }
    }

    /// Intents that no courier knows yet, in the order they were decided.
    public List<Intent> unplanned() {
        return file.read(IntentTable::unplanned);
    }

    /// What a transfer on chains was meant to do.
    public Optional<Intent> intent(String transfer) {
        return file.read(connection -> IntentTable.of(connection, transfer));
    }

    /// A decision as it was written, with the one before and what it was made from; empty where a
    /// version wrote it that kept no evidence.
    public Optional<PublishedRecord> published(long sequence) {
        return file.read(connection -> EvidenceTable.published(connection, sequence));
    }

    private synchronized List<Transfer> commit(
            Decision decision,
            List<Transit> intents,
            String forecasterDigest,
            Optional<Evidence> evidence,
            List<Intent> onChains,
            Optional<BooksPoint> from) {
        String digest = DecisionCodec.digest(decision);
        requireChained(decision, digest);
        List<Transfer> transfers = new ArrayList<>(intents.size());
        for (Transit intent : intents) {
            transfers.add(Transfer.intended(decision.sequence(), transfers.size(), digest, intent));
        }
        DecisionRecord record = new DecisionRecord(decision, digest, forecasterDigest);
        stale = true;
        file.write("journal.decision", connection -> {
            DecisionTable.insert(connection, record);
            if (evidence.isPresent()) {
                EvidenceTable.insert(connection, record.sequence(), evidence.get());
            }
            if (evidence.isPresent() && from.isPresent()) {
                NetworkState input = evidence.get().state();
                books.note(connection, file.lock(), record.sequence(), digest, input, from.get());
            }
            for (Transfer transfer : transfers) {
                TransferTable.insert(connection, transfer);
            }
            for (Intent intent : onChains) {
                IntentTable.insert(connection, intent);
            }
            return record;
        });
        last = Optional.of(record);
        stale = false;
        return List.copyOf(transfers);
    }

    /// Notes what the outside world said about some transfers, all or nothing.
    ///
    /// @return the transfers after the events, in order
    /// @throws IllegalStateException when a transfer's state does not allow its event
    public List<Transfer> note(List<Transfer> transfers, List<? extends TransferEvent> events) {
        List<Transfer> changed = new ArrayList<>(transfers.size());
        for (int i = 0; i < transfers.size(); i++) {
            changed.add(transfers.get(i).after(events.get(i)));
        }
        return file.write("journal.note", connection -> {
            for (int i = 0; i < changed.size(); i++) {
                TransferTable.update(connection, transfers.get(i), changed.get(i));
            }
            return List.copyOf(changed);
        });
    }

    /// Reads every decision and follows their chain.
    ///
    /// @throws ProblemException HR-4008 at the first decision that was changed, taken out or put in
    public void requireUnbroken() {
        file.read(connection -> {
            DecisionTable.requireUnbroken(connection);
            return true;
        });
    }

    /// The latest decision; its memory is what the next one starts from. Empty before the first.
    public synchronized Optional<DecisionRecord> lastDecision() {
        if (stale) {
            last = decisions(1, Long.MAX_VALUE).stream().findFirst();
            stale = false;
        }
        return last;
    }

    /// Decisions with a sequence below `beforeSequence`, newest first.
    ///
    /// @param limit the most to return, positive
    public List<DecisionRecord> decisions(int limit, long beforeSequence) {
        requirePositive(limit);
        return file.read(connection -> DecisionTable.before(connection, limit, beforeSequence));
    }

    /// One decision by its sequence.
    public Optional<DecisionRecord> decision(long sequence) {
        return sequence == Long.MAX_VALUE
                ? Optional.empty()
                : decisions(1, sequence + 1).stream()
                        .filter(record -> record.sequence() == sequence)
                        .findFirst();
    }

    /// Transfers that are not final yet, oldest first.
    public List<Transfer> openTransfers() {
        return file.read(TransferTable::open);
    }

    /// Every transfer, oldest first.
    public List<Transfer> allTransfers() {
        return file.read(TransferTable::all);
    }

    /// A page of transfers, newest first.
    public List<Transfer> transfers(TransferQuery query) {
        return file.read(connection -> TransferTable.page(connection, query));
    }

    public Optional<Transfer> transfer(String id) {
        return file.read(connection -> TransferTable.find(connection, id));
    }

    /// How many transfers are in a state.
    public long count(TransferState state) {
        return file.read(connection -> TransferTable.count(connection, state));
    }

    @Override
    public void close() {
        file.close();
    }

    private void requireChained(Decision decision, String digest) {
        long next = lastDecision().map(record -> record.sequence() + 1).orElse(0L);
        String previous = lastDecision().map(DecisionRecord::digest).orElse("");
        if (decision.sequence() > next) {
            throw new IllegalArgumentException(
                    "the next decision must be number " + next + ", was " + decision.sequence());
        }
        if (decision.sequence() == next && !decision.previousDigest().equals(previous)) {
            throw new IllegalArgumentException("decision " + next + " must follow on digest '" + previous
                    + "', follows on '" + decision.previousDigest() + "'");
        }
        if (!decision.memory().previousDigest().equals(digest)) {
            throw new IllegalArgumentException("decision " + decision.sequence() + " with digest " + digest
                    + " must hand on its own digest, handed on " + decision.memory());
        }
    }

    private static void requirePositive(int limit) {
        if (limit <= 0) {
            throw new IllegalArgumentException("limit must be positive, was " + limit);
        }
    }
}
