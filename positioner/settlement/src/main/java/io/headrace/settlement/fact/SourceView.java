package io.headrace.settlement.fact;

import java.util.List;
import java.util.Optional;

/// What the source's final blocks say of a transfer whose own transaction was reverted. Whoever saw an
/// attested order may bring it to the vault first; ours is reverted then, and the money left all the
/// same.
public sealed interface SourceView {
    /// Somebody else's transaction ran the order.
    ///
    /// @param by what shows it, for people
    /// @param effects what that transaction did, at finality
    record Ran(String by, List<Effect> effects) implements SourceView {
        public Ran {
            effects = List.copyOf(effects);
        }

        /// The first effect of a kind; empty when there is none.
        public <E extends Effect> Optional<E> effect(Class<E> kind) {
            return effects.stream().filter(kind::isInstance).map(kind::cast).findFirst();
        }
    }

    /// What a venue on the vault's own chain shows: it is credited by the transaction that runs the order,
    /// whosever it is.
    ///
    /// @param credit at finality
    /// @param units that left
    static SourceView of(CreditView credit, String transferId, long units) {
        return switch (credit) {
            case CreditView.Credited found ->
                new Ran(
                        "credit " + found.creditId(),
                        List.of(new Effect.Paid(transferId, units), new Effect.Deposited(transferId, found.units())));
            case CreditView.None() -> new Still();
            case CreditView.Silent() -> new Silent();
        };
    }

    /// Nobody's did, up to a final block that is not older than our own transaction's.
    record Still() implements SourceView {}

    /// Too few operators say the same. Proves nothing.
    record Silent() implements SourceView {}
}
