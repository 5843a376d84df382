package io.headrace.market.account;

import io.headrace.market.venue.AccountMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A risk tranche of an account: holdings and positions that stand for each other, and for nothing
/// else.
///
/// @param category the account category whose asset weights apply (an e-mode); empty for the
///     general ones
public record Bucket(
        String name, AccountMode mode, String category, List<Holding> holdings, List<OpenPosition> positions) {
    public Bucket {
        holdings = List.copyOf(holdings);
        positions = List.copyOf(positions);
        if (name.isBlank()) {
            throw new IllegalArgumentException("a bucket must be named, was '" + name + "'");
        }
        if (mode == AccountMode.ISOLATED && positions.size() > 1) {
            throw new IllegalArgumentException(
                    "an isolated bucket must hold one position, had " + positions.size() + " in " + name);
        }
        if (mode != AccountMode.UNIFIED && venues(holdings, positions).size() > 1) {
            throw new IllegalArgumentException("only a unified bucket may span venues, was " + mode + " " + name);
        }
    }

    /// The venues it touches, in order of appearance.
    public Set<String> venues() {
        return venues(holdings, positions);
    }

    private static Set<String> venues(List<Holding> holdings, List<OpenPosition> positions) {
        Set<String> venues = new LinkedHashSet<>();
        holdings.forEach(holding -> venues.add(holding.venue()));
        positions.forEach(position -> venues.add(position.venue()));
        return venues;
    }
}
