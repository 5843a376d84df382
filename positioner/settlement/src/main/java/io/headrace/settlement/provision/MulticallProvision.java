package io.headrace.settlement.provision;

import io.headrace.settlement.chain.key.Transaction;
import io.headrace.settlement.chain.key.TxSigner;
import io.headrace.settlement.chain.rpc.Block;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.RpcClient;
import io.headrace.settlement.chain.rpc.RpcLimits;
import io.headrace.settlement.chain.rpc.TxReceipt;
import io.headrace.settlement.chain.vault.Abi;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/// Brings Multicall3 to a chain of a desk that has none. What stands there is found first: where the settings say, at
/// its usual address, and where one of the account's last 256 transactions made one; so that whoever says it twice,
/// also after a kill, does not pay twice. What matters is what two operators say alike.
///
/// For one thread.
public final class MulticallProvision implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final WantedMulticall wanted;
    private final Operators operators;

    /// How long finality is waited for.
    ///
    /// @param nanos a clock that only runs forward
    /// @param said told what happens, one sentence each
    public record Patience(LongSupplier nanos, Duration most, Consumer<String> said) {}

    private MulticallProvision(WantedMulticall wanted, Operators operators) {
        this.wanted = wanted;
        this.operators = operators;
    }

    /// Connects to the chain's nodes; asks nothing yet.
    public static MulticallProvision connect(WantedMulticall wanted) {
        return new MulticallProvision(
                wanted,
                new Operators(
                        wanted.chain().profile(),
                        wanted.chain().endpoints().stream()
                                .map(node -> new ChainNode(new RpcClient(node, RpcLimits.USUAL)))
                                .toList()));
    }

    /// Finds a Multicall3, or makes one, and waits until it is final.
    ///
    /// @param payer an account of the operator's own
    /// @throws io.headrace.market.problem.ProblemException HR-4107 or HR-4108 of a node that serves something else,
    ///     HR-4133 when operators agree on no block, HR-4192 to HR-4199
    public StandingMulticall provide(TxSigner payer, Patience patience) throws InterruptedException {
        if (payer.address().equals(wanted.sender())) {
            throw ProvisionFault.DESKS_SENDER.at(payer.address(), "on " + operators.chain());
        }
        operators.requireRight();
        Block head = operators.head();
        Optional<String> standing = new Search(operators, wanted.named(), head).standing(payer.address());
        if (standing.isPresent()) {
            until(standing.get(), code -> code.length > 0, Optional.empty(), patience);
            return StandingMulticall.of(wanted, standing.get(), false);
        }
        Creation creation = new Creation(operators, payer, wanted.capWei(), head);
        Transaction transaction = creation.transaction();
        String address = Transaction.created(payer.address(), transaction.nonce());
        BigInteger most = transaction.maxFee().multiply(BigInteger.valueOf(transaction.gas()));
        patience.said()
                .accept(payer.address() + " makes Multicall3 at " + address + " on " + operators.chain() + ", for "
                        + Creation.coin(most) + " of its coin at most");
        String hash = creation.send(transaction);
        patience.said().accept("waiting until transaction " + hash + " is final");
        until(address, code -> Abi.keccak(code).equals(Search.MADE), Optional.of(hash), patience);
        return StandingMulticall.of(wanted, address, true);
    }

    /// Waits until operators say alike that the right code stands there at a block that each holds to be final.
    private void until(String address, Predicate<byte[]> right, Optional<String> hash, Patience patience)
            throws InterruptedException {
        long since = patience.nanos().getAsLong();
        while (!operators.asked(node -> right.test(finalCode(node, address))).orElse(false)) {
            hash.ifPresent(this::requireNotUndone);
            if (patience.nanos().getAsLong() - since >= patience.most().toNanos()) {
                throw ProvisionFault.NOT_FINAL.at(
                        address,
                        "on " + operators.chain() + " it was waited for "
                                + patience.most().toSeconds() + " s");
            }
            Thread.sleep(PAUSE);
        }
    }

    private byte[] finalCode(ChainNode node, String address) {
        return operators
                .profile()
                .finalized(node, node.head())
                .map(block -> node.code(address, new BlockTag.Hash(block.hash())))
                .orElse(new byte[0]);
    }

    private void requireNotUndone(String hash) {
        boolean undone = operators
                .asked(node -> node.receipt(hash).map(TxReceipt::succeeded).equals(Optional.of(false)))
                .orElse(false);
        if (undone) {
            throw ProvisionFault.REVERTED.at(hash, "on " + operators.chain());
        }
    }

    @Override
    public void close() {
        operators.nodes().forEach(ChainNode::close);
    }
}
