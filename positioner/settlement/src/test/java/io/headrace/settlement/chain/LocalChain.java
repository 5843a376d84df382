package io.headrace.settlement.chain;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.chain.key.Keystore;
import io.headrace.settlement.chain.key.LocalKey;
import io.headrace.settlement.chain.key.Transaction;
import io.headrace.settlement.chain.key.TxSigner;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.Node;
import io.headrace.settlement.chain.rpc.RpcClient;
import io.headrace.settlement.chain.rpc.RpcLimits;
import io.headrace.settlement.chain.rpc.TxReceipt;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.Artifact;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.web3j.crypto.Bip32ECKeyPair;
import org.web3j.crypto.MnemonicUtils;

/// A running anvil with the accounts it is born with, sending and mining at once.
public final class LocalChain implements AutoCloseable {
    private static final String MNEMONIC = "test test test test test test test test test test test junk"; // anvil's own
    private static final Bip32ECKeyPair ACCOUNTS = accounts(); // slow on purpose, hence once
    private static final BigInteger MAX_FEE = BigInteger.valueOf(100_000_000_000L);
    private static final BigInteger TIP = BigInteger.valueOf(1_000_000_000L);
    private static final long GAS = 12_000_000; // Aave's pool takes 6 million to be made
    private final Anvil anvil;
    private final RpcClient client;
    private final ChainNode node;

    private LocalChain(Anvil anvil) {
        this.anvil = anvil;
        this.client = new RpcClient(new Node("anvil", anvil.uri()), RpcLimits.USUAL);
        this.node = new ChainNode(client);
    }

    public static LocalChain start(long chainId, String... options) {
        return new LocalChain(Anvil.start(chainId, options));
    }

    public Anvil anvil() {
        return anvil;
    }

    public ChainNode node() {
        return node;
    }

    public RpcClient client() {
        return client;
    }

    public long chainId() {
        return anvil.chainId();
    }

    /// One of the funded accounts: ten, unless anvil was told of more.
    public static LocalKey account(int index) {
        return Keystore.known(
                Bip32ECKeyPair.deriveKeyPair(ACCOUNTS, new int[] {index}).getPrivateKey());
    }

    private static Bip32ECKeyPair accounts() {
        int[] path = {44 | Bip32ECKeyPair.HARDENED_BIT, 60 | Bip32ECKeyPair.HARDENED_BIT, Bip32ECKeyPair.HARDENED_BIT, 0
        };
        return Bip32ECKeyPair.deriveKeyPair(
                Bip32ECKeyPair.generateKeyPair(MnemonicUtils.generateSeed(MNEMONIC, "")), path);
    }

    public static List<LocalKey> accounts(int from, int to) {
        return IntStream.range(from, to).mapToObj(LocalChain::account).toList();
    }

    public String deploy(LocalKey by, String artifact, Object... arguments) {
        return deploy(by, Abi.creation(Artifact.named(artifact), arguments));
    }

    public String deploy(LocalKey by, String creation) {
        TxReceipt receipt = send(by, "", creation);
        assertTrue(receipt.succeeded(), () -> "a contract was not made: " + receipt);
        return receipt.contract();
    }

    /// Sends a call and waits for its block.
    public TxReceipt send(LocalKey by, String to, String calldata) {
        String hash = submit(by, node.transactionCount(by.address(), BlockTag.LATEST), to, calldata);
        return receipt(hash);
    }

    /// Anvil answers a little before it has mined.
    public TxReceipt receipt(String hash) {
        for (int i = 0; i < 2_000; i++) {
            Optional<TxReceipt> receipt = node.receipt(hash);
            if (receipt.isPresent()) {
                return receipt.get();
            }
            LockSupport.parkNanos(5_000_000);
        }
        throw new IllegalStateException("transaction " + hash + " is in no block");
    }

    /// Sends a call in a slot and gives its hash.
    public String submit(LocalKey by, long nonce, String to, String calldata) {
        TxSigner signer = by.onChain(chainId());
        return node.send(signer.sign(new Transaction(chainId(), nonce, MAX_FEE, TIP, GAS, to, calldata)));
    }

    public BigInteger number(String contract, String function, Object... arguments) {
        return Abi.number(node.view(contract, Abi.call(function, arguments), BlockTag.LATEST));
    }

    public long time() {
        return node.head().timestamp();
    }

    @Override
    public void close() {
        node.close();
        anvil.close();
    }
}
