package io.headrace.settlement.chain.proof;

import io.headrace.settlement.chain.rpc.Hex;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.web3j.crypto.Hash;
import org.web3j.rlp.RlpDecoder;
import org.web3j.rlp.RlpList;
import org.web3j.rlp.RlpString;
import org.web3j.rlp.RlpType;

/// Walks a path of a Merkle-Patricia trie (Ethereum yellow paper, appendix D). Each node is hashed before it is
/// read, so that only bytes the root stands for are ever parsed.
final class Trie {
    private static final String EMPTY_ROOT = "0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421";
    private static final int BRANCH = 17;
    private static final int PAIR = 2;
    private static final int HASH = 32;

    private Trie() {}

    /// The value at a key, or proof that there is none.
    ///
    /// @param root 32 bytes, hex
    /// @param key what is looked up, before hashing
    /// @param nodes from the root down, each as RLP
    /// @throws io.headrace.market.problem.ProblemException when the nodes prove neither
    static Optional<byte[]> find(String root, byte[] key, List<byte[]> nodes) {
        if (root.equals(EMPTY_ROOT)) {
            return Optional.empty();
        }
        return new Walk(nibbles(Hash.sha3(key)), nodes).from(root);
    }

    private static byte[] nibbles(byte[] bytes) {
        byte[] nibbles = new byte[2 * bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            nibbles[2 * i] = (byte) (bytes[i] >> 4 & 0xf);
            nibbles[2 * i + 1] = (byte) (bytes[i] & 0xf);
        }
        return nibbles;
    }

    private static final class Walk {
        private final byte[] path;
        private final List<byte[]> nodes;
        private int walked;
        private int used;

        Walk(byte[] path, List<byte[]> nodes) {
            this.path = path;
            this.nodes = nodes;
        }

        Optional<byte[]> from(String root) {
            RlpType next = RlpString.create(Hex.bytes(root));
            while (true) {
                List<RlpType> node = resolve(next);
                if (node.size() == BRANCH && walked == path.length) {
                    return ended(node.get(BRANCH - 1));
                }
                RlpType child = node.size() == BRANCH ? node.get(path[walked++]) : pair(node);
                if (child == null || isEmpty(child)) {
                    return ended(RlpString.create(new byte[0]));
                }
                if (node.size() == PAIR && walked == path.length) {
                    return ended(child);
                }
                next = child;
            }
        }

        /// What a leaf or an extension leads to, or null when it leads elsewhere.
        private @Nullable RlpType pair(List<RlpType> node) {
            byte[] coded = bytes(node.get(0));
            if (coded.length == 0) {
                throw broken("a node without a path");
            }
            byte[] all = nibbles(coded);
            boolean odd = (all[0] & 1) == 1;
            boolean leaf = (all[0] & 2) == 2;
            byte[] part = Arrays.copyOfRange(all, odd ? 1 : 2, all.length);
            int end = walked + part.length;
            boolean along = end <= path.length && Arrays.equals(part, 0, part.length, path, walked, end);
            if (!along) {
                return null;
            }
            walked = end;
            if (leaf != (walked == path.length)) {
                throw broken("a leaf before the end of the path");
            }
            return node.get(1);
        }

        /// A node by its hash from the list, or one small enough to stand inside its parent.
        private List<RlpType> resolve(RlpType reference) {
            if (reference instanceof RlpList inside) {
                return shaped(inside);
            }
            byte[] hash = bytes(reference);
            if (hash.length != HASH || used == nodes.size()) {
                throw broken("the path ends early");
            }
            byte[] encoded = nodes.get(used++);
            if (!Arrays.equals(Hash.sha3(encoded), hash)) {
                throw broken("node " + (used - 1) + " has another hash");
            }
            return RlpDecoder.decode(encoded).getValues().getFirst() instanceof RlpList list
                    ? shaped(list)
                    : shaped(new RlpList());
        }

        private static List<RlpType> shaped(RlpList list) {
            int size = list.getValues().size();
            if (size != BRANCH && size != PAIR) {
                throw broken("a node of " + size + " parts");
            }
            return list.getValues();
        }

        private Optional<byte[]> ended(RlpType value) {
            if (used != nodes.size()) {
                throw broken("nodes are left over");
            }
            byte[] bytes = bytes(value);
            return bytes.length == 0 ? Optional.empty() : Optional.of(bytes);
        }

        private static boolean isEmpty(RlpType type) {
            return type instanceof RlpString string && string.getBytes().length == 0;
        }

        private static byte[] bytes(RlpType type) {
            if (type instanceof RlpString string) {
                return string.getBytes();
            }
            throw broken("a list where bytes are wanted");
        }

        private static RuntimeException broken(String why) {
            return ProofFault.BROKEN.at("Merkle-Patricia proof", why);
        }
    }
}
