package io.headrace.settlement.chain.proof;

import io.headrace.settlement.chain.rpc.Answer;
import io.headrace.settlement.chain.rpc.Hex;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.web3j.rlp.RlpDecoder;
import org.web3j.rlp.RlpList;
import org.web3j.rlp.RlpString;

/// An account and some of its storage, as they provably are at one block.
///
/// @param balance native coin, wei
/// @param codeHash Keccak-256 of its code, hex: which contract stands there
/// @param storage slot (32 bytes, hex) to value; an unset slot is zero, as it is on the chain
public record ProvedAccount(
        String address, BigInteger nonce, BigInteger balance, String codeHash, Map<String, BigInteger> storage) {
    private static final int FIELDS = 4;

    public ProvedAccount {
        storage = Map.copyOf(storage);
    }

    /// The value of a slot that was asked for.
    public BigInteger slot(String slot) {
        BigInteger value = storage.get(slot);
        if (value == null) {
            throw new IllegalArgumentException("slot " + slot + " was not proved");
        }
        return value;
    }

    /// Checks a node's answer to `eth_getProof` against a state root.
    ///
    /// @param slots what was asked for, each 32 bytes, hex
    /// @throws io.headrace.market.problem.ProblemException when it does not prove what it says
    public static ProvedAccount checked(String stateRoot, String address, List<String> slots, Answer answer) {
        Optional<byte[]> leaf = Trie.find(stateRoot, Hex.bytes(address), nodes(answer.at("accountProof")));
        if (leaf.isEmpty()) {
            throw ProofFault.BROKEN.at(address, "there is no such account");
        }
        List<byte[]> fields = fields(address, leaf.get());
        Map<String, BigInteger> storage = storage(Hex.of(fields.get(2)), slots, answer.at("storageProof"));
        ProvedAccount proved = new ProvedAccount(
                address,
                new BigInteger(1, fields.get(0)),
                new BigInteger(1, fields.get(1)),
                Hex.of(fields.get(3)),
                storage);
        proved.requireSaid(answer);
        return proved;
    }

    private void requireSaid(Answer answer) {
        boolean same = answer.at("balance").number().equals(balance)
                && answer.at("nonce").number().equals(nonce)
                && answer.at("codeHash").word().equals(codeHash);
        if (!same) {
            throw ProofFault.CONTRADICTED.at(answer.node() + ", " + address, "balance, nonce or code");
        }
    }

    private static Map<String, BigInteger> storage(String root, List<String> slots, Answer answer) {
        List<Answer> proofs = answer.list();
        if (proofs.size() != slots.size()) {
            throw answer.malformed(proofs.size() + " slots proved, " + slots.size() + " asked for");
        }
        Map<String, BigInteger> storage = new HashMap<>();
        for (int i = 0; i < slots.size(); i++) {
            String slot = slots.get(i);
            BigInteger value = Trie.find(
                            root, Hex.bytes(slot), nodes(proofs.get(i).at("proof")))
                    .map(ProvedAccount::number)
                    .orElse(BigInteger.ZERO);
            if (!proofs.get(i).at("value").number().equals(value)) {
                throw ProofFault.CONTRADICTED.at(answer.node() + ", slot " + slot, "its value");
            }
            storage.put(slot, value);
        }
        return storage;
    }

    private static BigInteger number(byte[] rlp) {
        return RlpDecoder.decode(rlp).getValues().getFirst() instanceof RlpString text
                ? new BigInteger(1, text.getBytes())
                : BigInteger.ZERO;
    }

    private static List<byte[]> fields(String address, byte[] leaf) {
        if (RlpDecoder.decode(leaf).getValues().getFirst() instanceof RlpList list
                && list.getValues().size() == FIELDS) {
            return list.getValues().stream()
                    .map(field -> field instanceof RlpString text ? text.getBytes() : new byte[0])
                    .toList();
        }
        throw ProofFault.BROKEN.at(address, "the account has not four fields");
    }

    private static List<byte[]> nodes(Answer answer) {
        List<Answer> parts = answer.list();
        if (parts.size() > 128) {
            throw answer.malformed("no path is " + parts.size() + " nodes long");
        }
        return parts.stream().map(Answer::bytes).toList();
    }
}
