package io.headrace.settlement.chain.vault;

import io.headrace.settlement.chain.proof.AgreedBlock;
import io.headrace.settlement.chain.proof.AgreedBlock.Wanted;
import io.headrace.settlement.chain.proof.ProvedAccount;
import io.headrace.settlement.chain.proof.StorageSlot;
import io.headrace.settlement.chain.rpc.ChainNode;
import java.math.BigInteger;
import java.util.List;

/// What a vault and its token provably hold at a block that several operators agree on.
///
/// @param timestamp of the block, Unix seconds
/// @param executed whether the order's id has run
/// @param held the vault's own balance of the token, base units
/// @param atDestination the destination's balance of the token, base units
/// @param codeHash Keccak-256 of the vault's code, hex
public record VaultState(
        long block,
        long timestamp,
        BigInteger epoch,
        BigInteger threshold,
        boolean paused,
        boolean executed,
        BigInteger held,
        BigInteger atDestination,
        String codeHash) {
    // where the compiler put them; AttestTest compares them with what the contract answers
    private static final String PAUSED = StorageSlot.at(5);
    private static final String EPOCH = StorageSlot.at(6);
    private static final String THRESHOLD = StorageSlot.at(8);
    private static final String EXECUTED = StorageSlot.at(14);

    /// A token and where it keeps its balances.
    ///
    /// @param balances position of the mapping in its storage: 0 in OpenZeppelin's, 9 in Circle's USDC
    public record Token(String address, int decimals, long balances) {
        String slot(String holder) {
            return StorageSlot.of(StorageSlot.at(balances), holder);
        }
    }

    /// Proves what matters for one order.
    ///
    /// @param prover the node asked for proofs; it need not be trusted
    /// @throws io.headrace.market.problem.ProblemException when it does not prove what it says
    /// @throws io.headrace.settlement.chain.rpc.RpcException when it does not answer
    public static VaultState proved(AgreedBlock at, ChainNode prover, VaultId vault, Token token, VaultOrder order) {
        String executed = StorageSlot.of(EXECUTED, order.id());
        String mine = token.slot(vault.address());
        String theirs = token.slot(order.destination());
        List<ProvedAccount> proved = at.accounts(
                prover,
                List.of(
                        new Wanted(vault.address(), List.of(PAUSED, EPOCH, THRESHOLD, executed)),
                        new Wanted(token.address(), List.of(mine, theirs))));
        ProvedAccount contract = proved.getFirst();
        ProvedAccount balances = proved.getLast();
        return new VaultState(
                at.block().number(),
                at.block().timestamp(),
                contract.slot(EPOCH),
                contract.slot(THRESHOLD),
                contract.slot(PAUSED).signum() != 0,
                contract.slot(executed).signum() != 0,
                balances.slot(mine),
                balances.slot(theirs),
                contract.codeHash());
    }
}
