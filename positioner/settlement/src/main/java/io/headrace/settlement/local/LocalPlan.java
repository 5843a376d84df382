package io.headrace.settlement.local;

import java.util.List;
import java.util.Map;

/// What stands where on the two local chains.
///
/// @param token one address on both
/// @param vaults by node
/// @param codes hash of the code of each vault, by node: vaults of two chains may share an address
/// @param firstGenesis hash of the first chain's first block
record LocalPlan(
        String token,
        Map<String, String> vaults,
        Map<String, String> codes,
        List<Way> ways,
        long blockSeconds,
        String firstGenesis,
        String secondGenesis) {
    static final LocalPlan NONE = new LocalPlan("", Map.of(), Map.of(), List.of(), 1, "", "");

    LocalPlan {
        vaults = Map.copyOf(vaults);
        codes = Map.copyOf(codes);
        ways = List.copyOf(ways);
    }

    /// A way from vault to vault.
    record Way(Kind kind, String from, String to, String adapter, String sourceBridge, String destinationBridge) {
        String name() {
            return kind.word + "-" + from + "-" + to;
        }
    }

    /// Two bridges between each two vaults, so that there is something to choose.
    ///
    /// The quick one keeps a part of what goes to a venue, and its attesters sign what is final; those of
    /// the thrifty one keep nothing and take their time.
    enum Kind {
        QUICK("quick", 2, 0, 8, 16),
        THRIFTY("thrifty", 0, 6, 16, 30);

        final String word;
        final int feeBps;
        final long blocks;
        final long usualBlocks;
        final long slowBlocks;

        /// @param blocks that attesters let pass after a message is final
        /// @param usualBlocks from sending to credit, not exceeded by half of the transfers
        /// @param slowBlocks the same by 99 of 100
        Kind(String word, int feeBps, long blocks, long usualBlocks, long slowBlocks) {
            this.word = word;
            this.feeBps = feeBps;
            this.blocks = blocks;
            this.usualBlocks = usualBlocks;
            this.slowBlocks = slowBlocks;
        }
    }

    String vault(String node) {
        String vault = vaults.get(node);
        if (vault == null) {
            throw new IllegalArgumentException("no vault of " + node);
        }
        return vault;
    }

    List<Way> ways(String from, String to) {
        return ways.stream()
                .filter(way -> way.from().equals(from) && way.to().equals(to))
                .toList();
    }

    /// The adapters that lead out of a node's vault, in the order they are made.
    List<String> adapters(String from) {
        return ways.stream()
                .filter(way -> way.from().equals(from))
                .map(Way::adapter)
                .toList();
    }
}
