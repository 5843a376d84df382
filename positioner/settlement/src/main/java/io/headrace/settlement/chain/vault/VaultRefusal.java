package io.headrace.settlement.chain.vault;

import io.headrace.settlement.chain.rpc.Hex;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.web3j.crypto.Hash;

/// Why the vault reverted, by the first four bytes of what it gave back.
///
/// @param name the contract's error
/// @param sentence what it means
public record VaultRefusal(String name, String sentence) {
    private static final Map<String, VaultRefusal> BY_SELECTOR = table();

    /// @param data hex that came with the revert; empty when the contract did not say why, or it was not the vault
    public static Optional<VaultRefusal> named(String data) {
        return data.length() < 10 ? Optional.empty() : Optional.ofNullable(BY_SELECTOR.get(data.substring(0, 10)));
    }

    private static Map<String, VaultRefusal> table() {
        Map<String, VaultRefusal> table = new HashMap<>();
        String[][] all = {
            {"AlreadyExecuted(bytes32)", "this transfer has run already"},
            {"Expired(uint256)", "the deadline has passed"},
            {"DeadlineTooFar(uint256)", "the deadline is more than a day away"},
            {"OtherEpoch(uint256,uint256)", "the vault's configuration changed after the signing"},
            {"OrderUnsound()", "the order contradicts itself"},
            {"Unexpected(uint256,uint256)", "the chain is not in the state the attestors saw"},
            {"NoAnswer(uint256)", "a contract the attestors looked at does not answer"},
            {"OverSpent(uint256,uint256)", "more left the vault than was signed"},
            {"ReceivedTooLittle(uint256,uint256)", "less arrived than the order asks for"},
            {"QuorumNotReached(uint256,uint256)", "there are too few signatures"},
            {"NotAnAttestor(address)", "a signature is not an attestor's, or not of this order"},
            {"SignersNotAscending(address)", "the signatures are out of order or one comes twice"},
            {"ECDSAInvalidSignature()", "a signature is none"},
            {"ECDSAInvalidSignatureLength(uint256)", "a signature has not 65 bytes"},
            {"ECDSAInvalidSignatureS(bytes32)", "a signature is not in its one valid form"},
            {"NotListed(address,address)", "the destination is not listed for this asset"},
            {"OverAssetLimit(uint256,uint256)", "the asset's limit for all destinations is reached"},
            {"OverLaneLimit(uint256,uint256)", "the destination's limit is reached"},
            {"IsPaused()", "the vault is paused"},
            {"ReentrancyGuardReentrantCall()", "the vault is being called from within a call"},
            {"SafeERC20FailedOperation(address)", "the token did not do the transfer"},
            {"ERC20InsufficientBalance(address,uint256,uint256)", "the vault holds too little"},
        };
        for (String[] row : all) {
            String selector = Hash.sha3String(row[0]).substring(0, 10);
            table.put(selector, new VaultRefusal(row[0].substring(0, row[0].indexOf('(')), row[1]));
        }
        return Map.copyOf(table);
    }

    /// The refusal in words, for a revert that may be none of the vault's.
    public static String sentence(String data) {
        return named(data)
                .map(VaultRefusal::sentence)
                .orElse("the call reverts with " + (data.isEmpty() ? "no reason" : Hex.of(Hex.bytes(data))));
    }
}
