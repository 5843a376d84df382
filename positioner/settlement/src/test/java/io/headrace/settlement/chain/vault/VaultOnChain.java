package io.headrace.settlement.chain.vault;

import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.key.LocalKey;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.rpc.TxReceipt;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/// A vault on a local chain with a million dollars in it, two attestors of three needed, and one listed venue.
///
/// @param token USDC of this chain
public record VaultOnChain(LocalChain chain, VaultId id, String token) {
    public static final String VENUE = "0x00000000000000000000000000000000000ee001";
    public static final LocalKey OWNER = LocalChain.account(0);
    public static final LocalKey GUARDIAN = LocalChain.account(1);
    public static final LocalKey RELAYER = LocalChain.account(2);
    public static final List<LocalKey> ATTESTORS = LocalChain.accounts(3, 6);
    private static final long DOLLAR = 1_000_000;

    public static VaultOnChain deploy(LocalChain chain) {
        return deploy(chain, 6, 0);
    }

    /// With other limits than a hundred thousand dollars an hour.
    public static VaultOnChain deploy(LocalChain chain, long capacity) {
        return deploy(chain, 6, 0, capacity);
    }

    public static VaultOnChain deploy(LocalChain chain, int decimals, int feeBps) {
        return deploy(chain, decimals, feeBps, 100_000 * DOLLAR);
    }

    private static VaultOnChain deploy(LocalChain chain, int decimals, int feeBps, long capacity) {
        String token = chain.deploy(OWNER, "local/TestToken", "USD Coin", "USDC", decimals, feeBps);
        VaultBirth.Limit limit = new VaultBirth.Limit(BigInteger.valueOf(capacity), Duration.ofHours(1));
        VaultBirth birth = new VaultBirth(
                OWNER.address(),
                GUARDIAN.address(),
                Duration.ofHours(24),
                ATTESTORS.stream().map(LocalKey::address).toList(),
                2,
                List.of(new VaultBirth.AssetLimit(token, limit)),
                List.of(new VaultBirth.Lane(token, VENUE, VaultBirth.Kind.ACCOUNT, limit)));
        String vault = chain.deploy(OWNER, VaultCalls.creation(birth));
        chain.send(OWNER, token, Abi.call("mint", vault, 1_000_000 * DOLLAR));
        return new VaultOnChain(chain, new VaultId(chain.chainId(), vault), token);
    }

    /// Lists an adapter for the vault's token.
    public void list(String adapter) {
        list(token, adapter, VaultBirth.Kind.ADAPTER);
    }

    /// Lists another way out, as the owner does: scheduled, waited for, enacted; the asset's own limit with it.
    public void list(String asset, String destination, VaultBirth.Kind kind) {
        VaultBirth.Limit limit = new VaultBirth.Limit(BigInteger.valueOf(100_000 * DOLLAR), Duration.ofHours(1));
        change(Abi.callAs("limitAsset(address,(uint208,uint48))", asset, VaultCalls.limit(limit)));
        VaultBirth.Lane lane = new VaultBirth.Lane(asset, destination, kind, limit);
        change(Abi.callAs("setLane((address,address,uint8,(uint208,uint48)))", VaultCalls.lane(lane)));
    }

    private void change(String call) {
        byte[] bytes = Hex.bytes(call);
        chain.send(OWNER, id.address(), Abi.call("schedule", bytes));
        chain.client().call("evm_increaseTime", Duration.ofHours(24).toSeconds());
        TxReceipt enacted = chain.send(OWNER, id.address(), Abi.call("enact", bytes));
        if (!enacted.succeeded()) {
            throw new IllegalStateException("a change was not enacted: " + enacted);
        }
    }

    public VaultOrder payment(int number, long amount) {
        String name = "0x" + String.format(java.util.Locale.ROOT, "%064x", number);
        BigInteger epoch = chain.number(id.address(), "epoch");
        return VaultOrder.payment(name, epoch, token, BigInteger.valueOf(amount), VENUE, chain.time() + 600);
    }

    public Expectation balanceBetween(long low, long high) {
        return new Expectation(
                token, Abi.call("balanceOf", id.address()), BigInteger.valueOf(low), BigInteger.valueOf(high));
    }

    public BigInteger balance(String account) {
        return chain.number(token, "balanceOf", account);
    }

    /// Two signatures in the order the contract wants.
    public List<byte[]> signatures(VaultOrder order) {
        return signatures(order, ATTESTORS.subList(0, 2));
    }

    public List<byte[]> signatures(VaultOrder order, List<LocalKey> by) {
        byte[] digest = OrderDigest.of(order, id);
        return by.stream()
                .sorted(Comparator.comparing(LocalKey::address))
                .map(key -> key.sign(digest))
                .toList();
    }

    public TxReceipt run(VaultOrder order) {
        return chain.send(RELAYER, id.address(), VaultCalls.execute(order, signatures(order)));
    }

    /// What the chain would say, without sending.
    public byte[] ask(VaultOrder order) {
        return ask(order, signatures(order));
    }

    public byte[] ask(VaultOrder order, List<byte[]> signatures) {
        return chain.node().tryCall(RELAYER.address(), id.address(), VaultCalls.execute(order, signatures));
    }
}
