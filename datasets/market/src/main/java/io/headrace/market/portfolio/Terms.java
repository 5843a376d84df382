package io.headrace.market.portfolio;

import io.headrace.market.venue.margin.MarginRules;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The terms a book of positions trades on.
///
/// @param venues where the desk has accounts, at least 1
/// @param rules margin rules by venue
/// @param targetBuffer collateral per USD of initial margin the desk wants on hand, at least 1
/// @param proxyVenues whose returns and funding stand in, in this order, for a venue that publishes
///     none of its own
/// @param adverseExtremes whether demand covers each leg's worst price inside the period, and not
///     the close alone
/// @param planHours how far ahead announced demand is told, 1 to 48
public record Terms(
        List<String> venues,
        Map<String, MarginRules> rules,
        double targetBuffer,
        List<String> proxyVenues,
        boolean adverseExtremes,
        int planHours,
        TradingCosts costs) {
    public Terms {
        venues = List.copyOf(venues);
        rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
        proxyVenues = List.copyOf(proxyVenues);
        if (venues.isEmpty() || new HashSet<>(venues).size() != venues.size()) {
            throw new IllegalArgumentException("venues must be one or more different names, were " + venues);
        }
        if (!(targetBuffer >= 1) || Double.isInfinite(targetBuffer)) {
            throw new IllegalArgumentException("targetBuffer must be at least 1, was " + targetBuffer);
        }
        if (planHours < 1 || planHours > 48) {
            throw new IllegalArgumentException("planHours must be 1 to 48, was " + planHours);
        }
    }

    /// Refuses a book whose venues have no margin model for one of its coins.
    void requireModels(List<String> coins) {
        if (coins.isEmpty() || new HashSet<>(coins).size() != coins.size()) {
            throw new IllegalArgumentException("coins must be one or more different names, were " + coins);
        }
        for (String venue : venues) {
            MarginRules found = rules.get(venue);
            if (found == null) {
                throw new IllegalArgumentException("every venue must have margin rules, missing " + venue);
            }
            coins.forEach(found::model);
        }
    }
}
