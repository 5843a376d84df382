package io.headrace.settlement.local;

import io.headrace.decision.settings.DeskSettings;
import java.util.List;
import java.util.Map;

/// What stands where on the two local chains.
///
/// @param tokens by chain: as with real issuers, no address is the same on both
/// @param vaults by node
/// @param codes hash of the code of each vault, by node: vaults of two chains may share an address
/// @param watched of the first chain and of the second
/// @param firstGenesis hash of the first chain's first block
record LocalPlan(
        Map<Long, String> tokens,
        Map<String, String> vaults,
        Map<String, String> codes,
        List<Way> ways,
        List<Watched> watched,
        long blockSeconds,
        String firstGenesis,
        String secondGenesis) {
    /// Blocks after an order's deadline in which a fill may still be told.
    static final long GRACE_BLOCKS = 20;

    private static final long PATIENCE_BLOCKS = 60;

    static final LocalPlan NONE = new LocalPlan(Map.of(), Map.of(), Map.of(), List.of(), List.of(), 1, "", "");

    LocalPlan {
        tokens = Map.copyOf(tokens);
        vaults = Map.copyOf(vaults);
        codes = Map.copyOf(codes);
        ways = List.copyOf(ways);
        watched = List.copyOf(watched);
    }

    /// What a chain has to be watched by.
    ///
    /// @param feed of the token's price
    record Watched(String multicall, String feed) {}

    /// A way from vault to vault.
    record Way(Kind kind, String from, String to, String adapter, String sourceBridge, String destinationBridge) {
        String name() {
            return kind.word + "-" + from + "-" + to;
        }

        /// From the first chain to the second.
        boolean isOut() {
            return from.equals(DeskSettings.TREASURY);
        }

        /// The chain on which money arrives.
        long destination() {
            return isOut() ? LocalNet.SECOND : LocalNet.FIRST;
        }
    }

    /// Three bridges between each two vaults, so that there is something to choose: the sooner one
    /// arrives, the more it keeps.
    enum Kind {
        /// An order that a filler fills with its own money as soon as it sees it.
        FILLED("filled", "intent", 5, 0, 6, 12),

        /// Keeps a part of what goes to a venue; its attesters sign what is final.
        QUICK("quick", "mint", 2, 0, 8, 16),

        /// Keeps nothing; what is locked is proved on the other side, after a time in which it can be
        /// challenged.
        THRIFTY("thrifty", "slow", 0, 6, 16, 30);

        final String word;
        final String settings;
        final int feeBps;
        final long blocks;
        final long usualBlocks;
        final long slowBlocks;

        /// @param settings what settings call it
        /// @param blocks in which a root may be challenged
        /// @param usualBlocks from sending to credit, not exceeded by half of the transfers
        /// @param slowBlocks the same by 99 of 100
        Kind(String word, String settings, int feeBps, long blocks, long usualBlocks, long slowBlocks) {
            this.word = word;
            this.settings = settings;
            this.feeBps = feeBps;
            this.blocks = blocks;
            this.usualBlocks = usualBlocks;
            this.slowBlocks = slowBlocks;
        }
    }

    /// All ways of a kind.
    List<Way> ways(Kind kind) {
        return ways.stream().filter(way -> way.kind() == kind).toList();
    }

    /// Seconds in which a filler may fill an order.
    long patienceSeconds() {
        return PATIENCE_BLOCKS * blockSeconds;
    }

    String token(long chainId) {
        String token = tokens.get(chainId);
        if (token == null) {
            throw new IllegalArgumentException("no token on chain " + chainId);
        }
        return token;
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
