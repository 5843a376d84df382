package io.headrace.settlement.paper;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.Transit;
import io.headrace.decision.network.WorldState;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.record.DecisionCodec;
import io.headrace.decision.record.Evidence;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.simulation.World;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.settlement.journal.DecisionRecord;
import io.headrace.settlement.journal.Journal;
import io.headrace.settlement.journal.Opening;
import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.settlement.sqlite.HomeLock;
import io.headrace.settlement.transfer.Transfer;
import io.headrace.settlement.transfer.TransferEvent;
import io.headrace.settlement.transfer.TransferState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Carries decisions out on paper. Every decision is in the journal before a transfer of it is sent, and a
/// transfer is always sent under the same id, so that a desk killed at any moment goes on as if nothing had
/// happened.
///
/// A period is [#beginPeriod], then [#execute] with exactly one decision, which may move nothing. After a
/// restart the caller replays its events, leaves out all periods up to [#resumeFrom], and continues with
/// [#memory]. For one thread; the [#journal] may be read by others.
public final class PaperExecutor implements AutoCloseable {
    /// File names inside the desk's folder.
    public static final String JOURNAL_FILE = "journal.sqlite";

    public static final String BANK_FILE = "paper-bank.sqlite";

    private final World world;
    private final HomeLock lock;
    private final Journal journal;
    private final PaperBank bank;
    private final Recovery recovery;

    private PaperExecutor(World world, HomeLock lock, Journal journal, PaperBank bank) {
        this.world = world;
        this.lock = lock;
        this.journal = journal;
        this.bank = bank;
        this.recovery = recover();
    }

    /// Opens the desk in a folder, a new one or where it was left, and puts right what a crash left open.
    ///
    /// @throws ProblemException HR-4001 when another process runs the desk; HR-4002, HR-4003, HR-4007,
    ///     HR-4009 when a file cannot be used; HR-4004 when the folder is another desk's; HR-4005, HR-4006
    ///     when journal and bank do not belong together
    public static PaperExecutor open(Path home, DeskSettings settings, Opening opening) {
        return open(home, settings, opening, CommitProbe.NONE);
    }

    static PaperExecutor open(Path home, DeskSettings settings, Opening opening, CommitProbe probe) {
        World world = new World(settings);
        List<AutoCloseable> opened = new ArrayList<>();
        try {
            HomeLock lock = HomeLock.take(home);
            opened.addFirst(lock);
            Journal journal = Journal.open(home.resolve(JOURNAL_FILE), probe);
            opened.addFirst(journal);
            PaperBank bank = PaperBank.open(home.resolve(BANK_FILE), world, probe);
            opened.addFirst(bank);
            new Reconciliation(journal, bank).requireBothOrNeither();
            journal.claim(opening);
            bank.claim(opening);
            return new PaperExecutor(world, lock, journal, bank);
        } catch (RuntimeException | Error e) {
            closeAll(opened, e);
            throw e;
        }
    }

    /// Compares journal and bank, sends again what may not have been sent, and notes what has arrived. Done
    /// at opening; doing it again changes nothing.
    ///
    /// @throws ProblemException HR-4005 when journal and bank disagree in a way no crash explains
    public Recovery recover() {
        new Reconciliation(journal, bank).requireAgreement();
        return new Recovery(sendIntended(), noteArrivals());
    }

    /// What opening had to put right.
    public Recovery recovery() {
        return recovery;
    }

    /// Desk time of the last completed period: decided, and its transfers sent. Empty when there is none.
    public OptionalLong resumeFrom() {
        return journal.lastDecision().stream()
                .mapToLong(DecisionRecord::nowNanos)
                .findFirst();
    }

    /// Desk time of the last period that was begun, decided or not. Empty when there is none.
    public OptionalLong begun() {
        return bank.lastPeriod();
    }

    /// What the next decision starts from.
    public PolicyMemory memory() {
        return journal.lastDecision()
                .map(record -> record.decision().memory())
                .orElseGet(() -> PolicyMemory.initial(bank.world().nowNanos()));
    }

    /// Lands what has arrived and applies the period's flows, once, however often it is called for the same
    /// period.
    ///
    /// @param snapshots one per venue, in network order; the first period of a desk takes no flow
    /// @return the network the decision is made in
    /// @throws ProblemException HR-4010 when the period was begun before with other flows
    /// @throws IllegalStateException when the period before was not decided, or money was not conserved
    /// @throws IllegalArgumentException when the period is completed already
    public NetworkState beginPeriod(long nowNanos, List<MarginSnapshot> snapshots) {
        OptionalLong begun = bank.lastPeriod();
        OptionalLong decided = resumeFrom();
        if (decided.isPresent() && nowNanos <= decided.getAsLong()) {
            throw new IllegalArgumentException(
                    "a period must follow the last completed one, " + decided.getAsLong() + ", was " + nowNanos);
        }
        if (begun.isPresent() && !begun.equals(decided) && nowNanos != begun.getAsLong()) {
            throw new IllegalStateException(
                    "period " + begun.getAsLong() + " must be decided before " + nowNanos + " is begun");
        }
        sendIntended(); // what a failed write left behind must depart before time moves on
        bank.beginPeriod(nowNanos, snapshots);
        noteArrivals();
        return world.network(bank.world());
    }

    /// Writes the decision and its transfers down, then sends them.
    ///
    /// @return its transfers as they are now: sent, or refused with the reason
    /// @throws IllegalArgumentException when the decision is not the next one or not of the period begun
    public List<Transfer> execute(Decision decision) {
        return execute(decision, "");
    }

    /// As [#execute(Decision)], noting with it the digest of the forecaster's state, so that a restart can be
    /// checked.
    public List<Transfer> execute(Decision decision, String forecasterDigest) {
        return execute(decision, forecasterDigest, Optional.empty());
    }

    /// As [#execute(Decision, String)], with what the decision was made from.
    public List<Transfer> execute(Decision decision, String forecasterDigest, Optional<Evidence> evidence) {
        WorldState books = bank.world();
        if (decision.nowNanos() != books.nowNanos() || bank.lastPeriod().isEmpty()) {
            throw new IllegalArgumentException(
                    "a decision must be of the period begun, " + books.nowNanos() + ", was of " + decision.nowNanos());
        }
        List<Transit> intents =
                world.departures(books, decision.moves(), decision.nowNanos(), DecisionCodec.digest(decision));
        return send(journal.commit(decision, intents, forecasterDigest, evidence));
    }

    /// The books of the bank.
    public WorldState world() {
        return bank.world();
    }

    /// The books as a policy or a page sees them.
    public NetworkState network() {
        return world.network(bank.world());
    }

    /// Every payment the bank was ever asked for, in order.
    public List<Payment> payments() {
        return bank.payments();
    }

    /// Decisions and transfers, to read.
    public Journal journal() {
        return journal;
    }

    @Override
    public void close() {
        try (lock;
                journal;
                bank) {
            return; // closed in reverse order, each even when another fails
        }
    }

    private List<Transfer> sendIntended() {
        return send(journal.openTransfers().stream()
                .filter(transfer -> transfer.state() == TransferState.INTENDED)
                .toList());
    }

    /// Until the news is noted the transfers stay intended, and a restart sends them again under their ids.
    private List<Transfer> send(List<Transfer> transfers) {
        List<TransferEvent> news = new ArrayList<>(transfers.size());
        for (Transfer transfer : transfers) {
            Payment payment = bank.send(transfer.transit());
            long now = bank.world().nowNanos();
            news.add(
                    payment.status() == Payment.Status.REFUSED
                            ? new TransferEvent.Refused(now, payment.reason())
                            : new TransferEvent.Sent(now));
        }
        return note(transfers, news);
    }

    private List<Transfer> noteArrivals() {
        long now = bank.world().nowNanos();
        List<Transfer> landed = journal.openTransfers().stream()
                .filter(transfer -> transfer.state() == TransferState.SENT
                        && transfer.transit().arrivesNanos() <= now)
                .toList();
        return note(
                landed,
                landed.stream().map(arrived -> new TransferEvent.Arrived(now)).toList());
    }

    private List<Transfer> note(List<Transfer> transfers, List<? extends TransferEvent> news) {
        return transfers.isEmpty() ? transfers : journal.note(transfers, news);
    }

    private static void closeAll(List<AutoCloseable> opened, Throwable reason) {
        for (AutoCloseable each : opened) {
            try {
                each.close();
            } catch (Exception e) {
                reason.addSuppressed(e);
            }
        }
    }
}
