package io.headrace.settlement.local;

import java.util.List;
import java.util.Map;

/// What stands where on the two local chains.
///
/// @param token one address on both
/// @param vaults by node
/// @param firstGenesis hash of the first chain's first block
record LocalPlan(
        String token,
        Map<String, String> vaults,
        List<Way> ways,
        long blockSeconds,
        String firstGenesis,
        String secondGenesis) {
    static final LocalPlan NONE = new LocalPlan("", Map.of(), List.of(), 1, "", "");

    LocalPlan {
        vaults = Map.copyOf(vaults);
        ways = List.copyOf(ways);
    }

    /// A way from vault to vault.
    record Way(String from, String to, String adapter, String sourceBridge, String destinationBridge) {
        String name() {
            return "mint-" + from + "-" + to;
        }
    }

    String vault(String node) {
        String vault = vaults.get(node);
        if (vault == null) {
            throw new IllegalArgumentException("no vault of " + node);
        }
        return vault;
    }

    Way way(String from, String to) {
        return ways.stream()
                .filter(way -> way.from().equals(from) && way.to().equals(to))
                .findFirst()
                .orElseThrow();
    }

    /// The adapters that lead out of a node's vault, in the order they are made.
    List<String> adapters(String from) {
        return ways.stream()
                .filter(way -> way.from().equals(from))
                .map(Way::adapter)
                .toList();
    }
}
