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

    /// Nobody's did, up to a final block that is not older than our own transaction's.
    record Still() implements SourceView {}

    /// Too few operators say the same. Proves nothing.
    record Silent() implements SourceView {}
}
