package io.headrace.settlement.simulation.world;

import io.headrace.settlement.fact.Fees;
import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.slot.TxBody;
import org.jspecify.annotations.Nullable;

/// A transaction. A stranger's has no body.
record SimTx(String hash, SlotId slot, @Nullable TxBody body, Fees fees) {
    static final long GAS = 100_000; // of any transaction

    /// What its sender must have.
    long mostWei() {
        return GAS * fees.maxWei();
    }

    /// What it costs in a block.
    long wei(long baseFeeWei) {
        return GAS * Math.min(fees.maxWei(), baseFeeWei + fees.tipWei());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SimTx tx && tx.hash.equals(hash);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }
}
