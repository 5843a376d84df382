package io.headrace.settlement.executor;

import io.headrace.settlement.chain.vault.VaultCalls;
import io.headrace.settlement.journal.transfer.Releases;
import java.util.function.ToLongFunction;

/// Until when the orders of transfers run, from the calls that attestors released.
public record OrderDeadlines(Releases releases) implements ToLongFunction<String> {
    /// Unix seconds of the last moment; the end of time for a transfer whose call is not on disk.
    @Override
    public long applyAsLong(String transferId) {
        return releases.of(transferId)
                .map(call -> VaultCalls.ordered(call.data()).deadline())
                .orElse(Long.MAX_VALUE);
    }
}
