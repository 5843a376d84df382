package io.headrace.settlement.desk;

import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.VaultId;
import io.headrace.settlement.route.Witnesses;
import io.headrace.settlement.route.Witnesses.Told;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// What an order to a vault is made for: attestors prove both again, and refuse every order that one lying or lagging
/// node could have had made.
///
/// @param epoch the vault's configuration, as enough operators say alike
/// @param seconds the middle of what they call their newest block's time, Unix time
record VaultMoment(BigInteger epoch, long seconds) {
    /// Empty when too few operators answer, or say the same.
    static Optional<VaultMoment> of(Witnesses chain, VaultId vault) {
        List<Told<VaultMoment>> told = chain.ask((node, finalized) -> new VaultMoment(
                Abi.number(node.view(vault.address(), Abi.call("epoch"), BlockTag.LATEST)),
                node.head().timestamp()));
        return chain.agreed(told, VaultMoment::epoch).map(epoch -> new VaultMoment(epoch, middle(told)));
    }

    /// Of two the earlier one: a signature may not live too long.
    private static long middle(List<Told<VaultMoment>> told) {
        long[] times =
                told.stream().mapToLong(one -> one.what().seconds()).sorted().toArray();
        return times[(times.length - 1) / 2];
    }
}
