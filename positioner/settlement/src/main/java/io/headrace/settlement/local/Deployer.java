package io.headrace.settlement.local;

import io.headrace.settlement.chain.key.LocalKey;
import io.headrace.settlement.chain.key.Transaction;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.rpc.Node;
import io.headrace.settlement.chain.rpc.RpcClient;
import io.headrace.settlement.chain.rpc.RpcLimits;
import io.headrace.settlement.chain.rpc.TxReceipt;
import io.headrace.settlement.chain.vault.Abi;
import java.math.BigInteger;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Makes contracts on a local chain and calls them, one transaction after the other.
final class Deployer implements AutoCloseable {
    private static final BigInteger MAX_FEE = BigInteger.valueOf(100_000_000_000L);
    private static final BigInteger TIP = BigInteger.valueOf(1_000_000_000L);
    private static final long GAS = 8_000_000;
    private static final BigInteger LEAST = BigInteger.TEN.pow(20); // a tenth of that
    private static final String RICH = "0x3635c9adc5dea00000"; // a thousand coins
    private final RpcClient client;
    private final ChainNode node;
    private final long chainId;
    private final LocalKey key;
    private long nonce;

    Deployer(URI uri, long chainId, LocalKey key) {
        this.client = new RpcClient(new Node("local", uri), RpcLimits.USUAL);
        this.node = new ChainNode(client);
        this.chainId = chainId;
        this.key = key;
        this.nonce = node.transactionCount(key.address(), BlockTag.LATEST);
        String had = client.call("eth_getBalance", key.address(), "latest").textValue();
        if (Hex.number(had).compareTo(LEAST) < 0) {
            fund(key.address());
        }
    }

    ChainNode node() {
        return node;
    }

    long chainId() {
        return chainId;
    }

    LocalKey key() {
        return key;
    }

    /// What is given stands in a block at once: until then proofs of state would not lead to the head's root, and
    /// attestors would not see the chain.
    void fund(String address) {
        client.call("anvil_setBalance", address, RICH);
        client.call("anvil_mine", "0x1");
    }

    /// The address the deployment will have that is this many transactions away.
    String ahead(int transactions) {
        return Transaction.created(key.address(), nonce + transactions);
    }

    String deploy(String creation) {
        return send("", creation).contract();
    }

    /// @throws IllegalStateException when the chain refuses
    TxReceipt send(String to, String data) {
        byte[] raw = key.onChain(chainId).sign(new Transaction(chainId, nonce++, MAX_FEE, TIP, GAS, to, data));
        String hash = node.send(raw);
        for (int i = 0; i < 2_000; i++) {
            Optional<TxReceipt> receipt = node.receipt(hash);
            if (receipt.isPresent()) {
                if (!receipt.get().succeeded()) {
                    throw new IllegalStateException("the local chain reverted " + hash);
                }
                return receipt.get();
            }
            LockSupport.parkNanos(5_000_000); // anvil answers a little before it has mined
        }
        throw new IllegalStateException("transaction " + hash + " is in no block");
    }

    /// From now on a block comes by the clock, and not with each transaction.
    void mineEvery(long millis) {
        client.call("anvil_mine", "0x5"); // what was made is final
        client.call("evm_setAutomine", false);
        client.call("evm_setIntervalMining", Math.max(1, millis / 1_000));
    }

    /// Keccak-256 of the code at an address, hex.
    String codeHash(String address) {
        return Abi.keccak(node.code(address, BlockTag.LATEST));
    }

    String genesis() {
        return node.block(new BlockTag.Number(0)).orElseThrow().hash();
    }

    /// Accepts addresses in whatever case.
    static String address(String text) {
        return Hex.address(text);
    }

    @Override
    public void close() {
        node.close();
    }
}
