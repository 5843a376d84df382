package io.headrace.settlement.paper;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.journal.DecisionRecord;
import io.headrace.settlement.journal.Journal;
import io.headrace.settlement.transfer.Transfer;
import io.headrace.settlement.transfer.TransferState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Compares what the desk wrote with what the bank did. A crash can leave them only so far apart: the bank
/// may be at most one period ahead, a transfer of the last decision may be intended here and paid there, and
/// an arrival may be unknown here. Anything else means that one of the two files was replaced, and nothing
/// may be sent.
final class Reconciliation {
    private final Journal journal;
    private final PaperBank bank;

    Reconciliation(Journal journal, PaperBank bank) {
        this.journal = journal;
        this.bank = bank;
    }

    /// @throws ProblemException HR-4006 when one of the files is new and the other is not
    void requireBothOrNeither() {
        boolean journalNew = journal.opening().isEmpty();
        boolean bankNew = bank.opening().isEmpty();
        if (journalNew && !bankNew) {
            throw lone("the bank has a history of transfers and the journal is empty");
        }
        if (bankNew && journal.lastDecision().isPresent()) {
            throw lone("the journal has decisions and the bank is empty");
        }
    }

    /// Reads both files whole: for opening, and after something failed.
    ///
    /// @throws ProblemException HR-4005 when they disagree in a way no crash explains, HR-4008 when a decision
    ///     was changed
    void requireAgreement() {
        journal.requireUnbroken();
        requireSamePeriod();
        Map<String, Payment> unknown = new LinkedHashMap<>();
        for (Payment payment : bank.payments()) {
            unknown.put(payment.id(), payment);
        }
        long last = journal.lastDecision().map(DecisionRecord::sequence).orElse(-1L);
        for (Transfer transfer : journal.allTransfers()) {
            Payment payment = unknown.remove(transfer.id());
            if (payment == null) {
                if (transfer.state() != TransferState.INTENDED || transfer.decisionSequence() != last) {
                    throw disagree("transfer " + transfer.id() + " is " + transfer.state()
                            + " in the journal and unknown to the bank");
                }
            } else if (!payment.transit().equals(transfer.transit())) {
                throw disagree("transfer " + transfer.id() + " is " + transfer.transit() + " in the journal and "
                        + payment.transit() + " in the bank");
            } else if (!possible(transfer.state()).contains(payment.status())) {
                throw disagree("transfer " + transfer.id() + " is " + transfer.state() + " in the journal and "
                        + payment.status() + " in the bank");
            }
        }
        if (!unknown.isEmpty()) {
            throw disagree("the bank made transfers the journal never intended: " + unknown.keySet());
        }
    }

    private void requireSamePeriod() {
        OptionalLong begun = bank.lastPeriod();
        long decided = journal.lastDecision().map(DecisionRecord::nowNanos).orElse(Long.MIN_VALUE);
        if (begun.isPresent() ? begun.getAsLong() < decided : decided != Long.MIN_VALUE) {
            throw disagree("the last decision is of " + decided + " and the bank stands at " + begun);
        }
        long ahead = bank.periodsAfter(decided);
        if (ahead > 1) {
            throw disagree("the bank is " + ahead + " periods ahead of the last decision, at " + decided);
        }
    }

    /// What the bank may say of a transfer the journal has in a state.
    private static List<Payment.Status> possible(TransferState state) {
        return switch (state) {
            case INTENDED -> List.of(Payment.Status.IN_FLIGHT, Payment.Status.REFUSED);
            case SENT -> List.of(Payment.Status.IN_FLIGHT, Payment.Status.ARRIVED);
            case ARRIVED -> List.of(Payment.Status.ARRIVED);
            case REFUSED -> List.of(Payment.Status.REFUSED);
        };
    }

    private static ProblemException lone(String what) {
        return new Problem(
                        "HR-4006",
                        what,
                        "",
                        "Restore both files from a backup of the same moment, or move both away to start a new desk",
                        ExitCode.INTEGRITY)
                .toException();
    }

    private static ProblemException disagree(String what) {
        return new Problem(
                        "HR-4005",
                        "journal and bank disagree: " + what,
                        "",
                        "Restore both files from a backup of the same moment; nothing was sent",
                        ExitCode.INTEGRITY)
                .toException();
    }
}
