package io.headrace.settlement.route.slow;

import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.vault.Abi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A binary tree of hashes over messages, as OpenZeppelin's `MerkleProof` checks it: each two are hashed
/// in ascending order, one without a partner goes up as it is.
///
/// @param messages hashes, 32 bytes, hex, in the order in which they were locked; at least one
public record MessageTree(List<String> messages) {
    public MessageTree {
        messages = List.copyOf(messages);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("a tree has at least one message");
        }
    }

    public String root() {
        List<String> level = leaves();
        while (level.size() > 1) {
            level = above(level);
        }
        return level.getFirst();
    }

    /// Hashes beside the way from a message to the root.
    List<String> proof(int index) {
        List<String> proof = new ArrayList<>();
        List<String> level = leaves();
        int at = index;
        while (level.size() > 1) {
            int beside = at ^ 1;
            if (beside < level.size()) {
                proof.add(level.get(beside));
            }
            level = above(level);
            at /= 2;
        }
        return proof;
    }

    /// Hashed once more, so that no inner node is a message.
    private List<String> leaves() {
        return messages.stream().map(message -> Abi.keccak(Hex.bytes(message))).toList();
    }

    private static List<String> above(List<String> level) {
        List<String> next = new ArrayList<>();
        for (int i = 0; i < level.size(); i += 2) {
            next.add(i + 1 < level.size() ? hash(level.get(i), level.get(i + 1)) : level.get(i));
        }
        return next;
    }

    private static String hash(String one, String other) {
        byte[] a = Hex.bytes(one);
        byte[] b = Hex.bytes(other);
        boolean ascending = Arrays.compareUnsigned(a, b) < 0;
        byte[] both = Arrays.copyOf(ascending ? a : b, 64);
        System.arraycopy(ascending ? b : a, 0, both, 32, 32);
        return Abi.keccak(both);
    }
}
