package io.headrace.decision.settings.risk;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A risk tranche of the desk's account at a venue: coins whose margin is one, and how much of its collateral it
/// may use. Coins no tranche names share the venue's cross account.
///
/// @param name for reasons
/// @param coins it holds, at least one
/// @param isolated whether its profit and collateral stand for nothing else
/// @param mostUtilization initial margin per USD of its collateral it may reach, inside (0, 1]
public record TrancheTerms(String name, String venue, List<String> coins, boolean isolated, double mostUtilization) {
    public TrancheTerms {
        coins = List.copyOf(coins);
        if (name.isBlank() || venue.isBlank() || coins.isEmpty()) {
            throw new IllegalArgumentException("a tranche needs a name, a venue and a coin, was " + name);
        }
        if (!(mostUtilization > 0 && mostUtilization <= 1)) {
            throw new IllegalArgumentException(
                    "most_utilization of " + name + " must be inside (0, 1], was " + mostUtilization);
        }
    }

    /// Refuses a coin in two tranches of one venue.
    public static List<TrancheTerms> requireApart(List<TrancheTerms> tranches) {
        Set<List<String>> seen = new HashSet<>();
        for (TrancheTerms tranche : tranches) {
            for (String coin : tranche.coins) {
                if (!seen.add(List.of(tranche.venue, coin))) {
                    throw new IllegalArgumentException(
                            "a coin may be in one tranche of a venue, " + coin + " at " + tranche.venue + " is in two");
                }
            }
        }
        return List.copyOf(tranches);
    }
}
