package io.headrace.settlement.desk;

import io.headrace.settlement.chain.rpc.Answer;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.Question;
import io.headrace.settlement.chain.rpc.RpcException;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.VaultId;
import io.headrace.settlement.panel.Hearing.Quorum;
import io.headrace.settlement.route.Witnesses;
import io.headrace.settlement.route.Witnesses.Told;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an order to a vault is made for: attestors prove both again, and refuse every order that one lying or lagging
/// node could have had made.
///
/// @param epoch the vault's configuration, as enough operators say alike
/// @param quorum whose signatures it takes, likewise
/// @param seconds the middle of what they call their newest block's time, Unix time
record VaultMoment(BigInteger epoch, Quorum quorum, long seconds) {
    private static final int HEAD = 2; // words before the addresses of a list

    /// What the vault was made or changed to.
    private record Charter(BigInteger epoch, Quorum quorum) {}

    private record Seen(Charter charter, long seconds) {}

    /// Empty when too few operators answer, or say the same.
    static Optional<VaultMoment> of(Witnesses chain, VaultId vault) {
        List<Told<Seen>> told = chain.ask((node, finalized) ->
                new Seen(charter(node, vault.address()), node.head().timestamp()));
        return chain.agreed(told, Seen::charter)
                .map(charter -> new VaultMoment(charter.epoch(), charter.quorum(), middle(told)));
    }

    private static Charter charter(ChainNode node, String vault) {
        List<byte[]> told = node
                .askAll(Stream.of("epoch", "threshold", "attestors")
                        .map(view -> Question.view(vault, Abi.call(view), BlockTag.LATEST))
                        .toList())
                .stream()
                .map(Answer::bytes)
                .toList();
        BigInteger epoch = Abi.number(told.getFirst());
        BigInteger needed = Abi.number(told.get(1));
        Set<String> attestors = Abi.numbers(told.getLast()).stream()
                .skip(HEAD)
                .map(Abi::address)
                .collect(Collectors.toUnmodifiableSet());
        if (needed.bitLength() >= Integer.SIZE) {
            throw RpcException.malformed(node.node(), "a vault needs no " + needed + " signatures");
        }
        return new Charter(epoch, new Quorum(attestors, needed.intValue()));
    }

    /// Of two the earlier one: a signature may not live too long.
    private static long middle(List<Told<Seen>> told) {
        long[] times =
                told.stream().mapToLong(one -> one.what().seconds()).sorted().toArray();
        return times[(times.length - 1) / 2];
    }
}
