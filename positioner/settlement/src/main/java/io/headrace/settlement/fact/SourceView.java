package io.headrace.settlement.fact;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What the source's final blocks say of a transfer whose own transaction was reverted or cancelled. Whoever saw an
/// attested order may bring it to the vault, before ours or after it failed, until the order's deadline: the money
/// left all the same.
public sealed interface SourceView {
    /// Somebody else's transaction ran the order.
    ///
    /// @param by what shows it, for people
    /// @param effects what that transaction did, at finality
    record Ran(String by, List<Effect> effects) implements SourceView {
        public Ran {
            effects = List.copyOf(effects);
        }

        /// What left for a transfer. Whoever brings orders may bring several at once.
        public Optional<Effect.Paid> paid(String transferId) {
            return of(Effect.Paid.class, paid -> paid.transferId().equals(transferId));
        }

        /// What reached the venue's own contract for a transfer.
        public Optional<Effect.Deposited> deposited(String transferId) {
            return of(
                    Effect.Deposited.class, deposited -> deposited.transferId().equals(transferId));
        }

        private <E extends Effect> Optional<E> of(Class<E> kind, Predicate<E> wanted) {
            return effects.stream()
                    .filter(kind::isInstance)
                    .map(kind::cast)
                    .filter(wanted)
                    .findFirst();
        }

        /// The message a transfer became: a vault tells of an order when it is over, after what the bridge took.
        public Optional<Effect.MessageSent> sent(String transferId) {
            Optional<Effect.MessageSent> latest = Optional.empty();
            for (Effect effect : effects) {
                if (effect instanceof Effect.MessageSent sent) {
                    latest = Optional.of(sent);
                } else if (effect instanceof Effect.Paid paid) {
                    if (paid.transferId().equals(transferId)) {
                        return latest;
                    }
                    latest = Optional.empty(); // another order's
                }
            }
            return Optional.empty();
        }
    }

    /// What a venue on the vault's own chain shows: it is credited by the transaction that runs the order,
    /// whosever it is.
    ///
    /// @param credit at finality
    /// @param units that left
    /// @param lapsed whether the order's deadline is past in the final block that shows it
    static SourceView of(CreditView credit, String transferId, long units, boolean lapsed) {
        return switch (credit) {
            case CreditView.Credited found ->
                new Ran(
                        "credit " + found.creditId(),
                        List.of(new Effect.Paid(transferId, units), new Effect.Deposited(transferId, found.units())));
            case CreditView.None() -> new Still(lapsed);
            case CreditView.Silent() -> new Silent();
        };
    }

    /// Nobody's did, up to a final block that is not older than our own transaction's.
    ///
    /// @param lapsed whether nobody's ever can: that block is past the order's deadline
    record Still(boolean lapsed) implements SourceView {}

    /// Too few operators say the same. Proves nothing.
    record Silent() implements SourceView {}
}
