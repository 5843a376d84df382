package io.headrace.settlement.desk;

import io.headrace.settlement.route.Witnesses;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// From which block on the logs of transfers are read: from where the vaults' history begins to now it
/// takes longer every day, and at last longer than anybody waits. A transfer that is planned after a
/// block was final leaves no log in that block or before it; so once all that was open then is over,
/// nothing is looked for there any more.
///
/// Safe for many threads.
final class LogFloor {
    private final Map<Long, Long> floors; // by chain id
    private Map<Long, Long> next = Map.of(); // for when all of these are over
    private Set<String> open = Set.of();

    /// @param begins by chain id, where the history of the vaults begins
    LogFloor(Map<Long, Long> begins) {
        floors = new ConcurrentHashMap<>(begins);
    }

    /// The block of a chain now.
    LongSupplier of(long chainId) {
        return () -> floors.getOrDefault(chainId, 0L);
    }

    /// To be told before anything is planned.
    ///
    /// @param still ids of all transfers that are not over
    synchronized void planning(Set<String> still, Map<Long, Witnesses> chains) {
        if (!Collections.disjoint(open, still)) {
            return;
        }
        next.forEach((chain, block) -> floors.merge(chain, block, Math::max));
        next = finals(chains);
        open = Set.copyOf(still);
        if (open.isEmpty()) {
            next.forEach((chain, block) -> floors.merge(chain, block, Math::max));
        }
    }

    /// Without the chains of which too few operators answer.
    private static Map<Long, Long> finals(Map<Long, Witnesses> chains) {
        Map<Long, Long> finals = new HashMap<>();
        chains.forEach((id, chain) -> {
            List<Long> told = chain.ask((node, finalized) -> finalized.number()).stream()
                    .map(Witnesses.Told::what)
                    .sorted()
                    .toList();
            if (told.size() >= chain.needed()) {
                finals.put(id, told.get((told.size() - 1) / 2)); // no higher than an honest one's, if one lies
            }
        });
        return finals;
    }
}
