package io.headrace.settlement.provision;

import io.headrace.settlement.chain.key.Transaction;
import io.headrace.settlement.chain.read.Multicall;
import io.headrace.settlement.chain.read.Question;
import io.headrace.settlement.chain.rpc.Block;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.RpcException;
import io.headrace.settlement.chain.rpc.RpcFault;
import io.headrace.settlement.chain.vault.Abi;
import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/// Looks for a Multicall3 on a chain, as it is at one block.
record Search(Operators operators, String named, Block block) {
    /// Keccak-256 of what our own creation leaves on a chain.
    static final String MADE = Abi.keccak(Multicall.runtime());

    private static final long LOOKED_BACK = 256;

    /// Where one stands: where the settings say, at its usual address, or where an account made one.
    Optional<String> standing(String account) {
        for (String address : new LinkedHashSet<>(List.of(named, Multicall.CANONICAL))) {
            if (operators.agreed("whether a contract stands at " + address, node -> hasCode(node, address))) {
                requireMulticall(address);
                return Optional.of(address);
            }
        }
        return madeBy(account);
    }

    private boolean hasCode(ChainNode node, String address) {
        return node.code(address, at()).length > 0;
    }

    /// Compilers differ, and so does the code of one contract from chain to chain: what it does is asked.
    private void requireMulticall(String address) {
        if (!operators.agreed("what stands at " + address, node -> answers(node, address))) {
            throw ProvisionFault.OTHER_CODE.at(address, "it does not answer on " + operators.chain() + " as that does");
        }
    }

    private boolean answers(ChainNode node, String address) {
        try {
            return new Multicall(address, List.of(Question.of(address, "getChainId")))
                    .at(node, block.hash())
                    .getFirst()
                    .number(0)
                    .equals(BigInteger.valueOf(operators.chainId()));
        } catch (RpcException e) {
            if (e.fault() == RpcFault.REVERTED || e.fault() == RpcFault.MALFORMED) {
                return false; // it answers, as something else
            }
            throw e;
        }
    }

    private Optional<String> madeBy(String account) {
        long count = operators.agreed(
                "how many transactions " + account + " made",
                node -> node.transactionCount(account, new BlockTag.Number(block.number())));
        List<String> addresses = LongStream.range(Math.max(0, count - LOOKED_BACK), count)
                .mapToObj(nonce -> Transaction.created(account, nonce))
                .toList();
        List<String> codes = operators.agreed(
                "what " + account + " made",
                node -> node.codes(addresses, at()).stream().map(Abi::keccak).toList());
        return codes.contains(MADE) ? Optional.of(addresses.get(codes.indexOf(MADE))) : Optional.empty();
    }

    private BlockTag at() {
        return new BlockTag.Hash(block.hash());
    }
}
