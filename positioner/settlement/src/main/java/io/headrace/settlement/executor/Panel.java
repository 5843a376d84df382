package io.headrace.settlement.executor;

import io.headrace.settlement.chain.vault.VaultId;
import io.headrace.settlement.chain.vault.VaultOrder;
import io.headrace.settlement.lifecycle.TransferPlan;
import java.util.List;

/// The attestors, asked for one transfer. Called by several threads, and again after a restart.
@FunctionalInterface
public interface Panel {
    Ruling ask(TransferPlan plan);

    /// What came of it.
    sealed interface Ruling {
        /// Enough signed.
        ///
        /// @param signatures in ascending order of their signers
        record Released(VaultId vault, VaultOrder order, List<byte[]> signatures) implements Ruling {
            public Released {
                signatures = List.copyOf(signatures);
            }
        }

        /// They disagree: a person must look.
        record Held(String why) implements Ruling {}

        /// The vault would not let it pass now, and may by itself: they are asked when it would.
        record Shut(String why) implements Ruling {}

        /// The vault never would let it pass.
        record Dead(String why) implements Ruling {}

        /// Too few answered: they are asked again.
        record Silent() implements Ruling {}
    }
}
