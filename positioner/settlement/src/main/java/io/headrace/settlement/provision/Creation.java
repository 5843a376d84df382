package io.headrace.settlement.provision;

import io.headrace.settlement.chain.key.Transaction;
import io.headrace.settlement.chain.key.TxSigner;
import io.headrace.settlement.chain.read.Multicall;
import io.headrace.settlement.chain.rpc.Block;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.Question;
import io.headrace.settlement.chain.rpc.RpcException;
import io.headrace.settlement.chain.rpc.RpcFault;
import io.headrace.settlement.fact.Fees;
import io.headrace.settlement.slot.FeeRule;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;

/// The transaction that makes a Multicall3, in the next slot of the account that pays.
///
/// @param capWei the most a unit of gas may cost, wei
/// @param head the block that slot, price and purse are of
record Creation(Operators operators, TxSigner payer, long capWei, Block head) {
    private static final BigInteger MOST_GAS = BigInteger.valueOf(20_000_000);
    private static final int COIN_DECIMALS = 18;

    /// @throws io.headrace.market.problem.ProblemException HR-4193, HR-4195 or HR-4196: it is not to be sent
    Transaction transaction() {
        Fees fees = fees();
        long gas = gas();
        requirePaid(BigInteger.valueOf(fees.maxWei()).multiply(BigInteger.valueOf(gas)));
        return new Transaction(
                operators.chainId(),
                slot(),
                BigInteger.valueOf(fees.maxWei()),
                BigInteger.valueOf(fees.tipWei()),
                gas,
                "",
                Multicall.creation());
    }

    /// Bytes are the same for whoever pays the same, so that two who say it at once send one transaction.
    private long slot() {
        long next = operators.agreed(
                "how many transactions " + payer.address() + " made",
                node -> node.transactionCount(payer.address(), at()));
        Collection<Long> pending =
                operators.voices().ask(node -> node.transactionCount(payer.address(), BlockTag.PENDING));
        if (pending.stream().anyMatch(count -> count > next)) {
            throw ProvisionFault.UNDER_WAY.at(payer.address(), "on " + operators.chain());
        }
        return next;
    }

    private Fees fees() {
        long base = head.baseFee().min(BigInteger.valueOf(Long.MAX_VALUE)).longValue();
        Fees usual = FeeRule.USUAL.first(base);
        long max = Math.min(usual.maxWei(), capWei);
        if (max < base) {
            throw ProvisionFault.TOO_DEAR.at(
                    operators.chain(),
                    "a unit costs " + base + " wei, and neither limits.cap_gwei of the settings nor this program pays"
                            + " more than " + max);
        }
        return new Fees(max, Math.min(max, usual.tipWei()));
    }

    /// A quarter more than the most that is estimated: what is not used is not paid.
    private long gas() {
        Collection<BigInteger> told =
                operators.voices().ask(node -> node.ask(Question.gasToMake(payer.address(), Multicall.creation())));
        BigInteger most = told.stream()
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> ProvisionFault.NOT_AGREED.at(operators.chain(), "how much gas it takes"));
        BigInteger gas = most.multiply(BigInteger.valueOf(5)).divide(BigInteger.valueOf(4));
        if (gas.compareTo(MOST_GAS) > 0) {
            throw ProvisionFault.TOO_DEAR.at(operators.chain(), "it would take " + gas + " units");
        }
        return gas.longValue();
    }

    private void requirePaid(BigInteger price) {
        BigInteger has = operators.agreed(
                "what " + payer.address() + " has", node -> node.ask(Question.balance(payer.address(), at())));
        if (has.compareTo(price) < 0) {
            throw ProvisionFault.TOO_DEAR.at(
                    payer.address(),
                    "it may take " + coin(price) + " of the coin of " + operators.chain() + ", the account has "
                            + coin(has));
        }
    }

    private BlockTag at() {
        return new BlockTag.Number(head.number());
    }

    static String coin(BigInteger wei) {
        return new BigDecimal(wei, COIN_DECIMALS).stripTrailingZeros().toPlainString();
    }

    /// Hands it to all nodes.
    ///
    /// @return its hash
    /// @throws io.headrace.market.problem.ProblemException HR-4197 when none took it
    String send(Transaction transaction) {
        byte[] signed = payer.sign(transaction);
        boolean taken = false;
        String last = "there is no node";
        for (ChainNode node : operators.nodes()) {
            try {
                node.send(signed);
                taken = true;
            } catch (RpcException e) {
                taken |= e.fault() == RpcFault.ALREADY_KNOWN;
                last = String.valueOf(e.getMessage());
            }
        }
        if (!taken) {
            throw ProvisionFault.NOT_TAKEN.at(operators.chain(), last);
        }
        return Transaction.hash(signed);
    }
}
