package io.headrace.settlement.venue.exchange;

import io.headrace.settlement.fact.CreditView;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which entry of a venue's ledger belongs to which transfer.
public final class Ledgers {
    private Ledgers() {}

    /// By what we named it.
    public static Optional<LedgerEntry> named(List<LedgerEntry> ledger, LedgerEntry.Kind kind, String reference) {
        return ledger.stream()
                .filter(entry -> entry.kind() == kind
                        && !reference.isEmpty()
                        && entry.reference().equals(reference))
                .findFirst();
    }

    /// A deposit at a venue that keeps no reference: the only one of its amount since its
    /// transaction was final that belongs to no other transfer. Of two such nothing is known.
    ///
    /// @param sinceMillis when the transaction became final, less what clocks may differ
    /// @param taken ids of credits that belong to other transfers
    public static CreditView unnamed(
            List<LedgerEntry> ledger, String transferId, long units, long sinceMillis, Set<String> taken) {
        List<LedgerEntry> fitting = ledger.stream()
                .filter(entry -> entry.kind() == LedgerEntry.Kind.DEPOSIT
                        && entry.units() == units
                        && entry.timeMillis() >= sinceMillis
                        && !taken.contains(entry.id()))
                .toList();
        return switch (fitting.size()) {
            case 0 -> new CreditView.None();
            case 1 -> new CreditView.Credited(fitting.getFirst().id(), transferId, units);
            default -> new CreditView.Silent();
        };
    }
}
