package io.headrace.decision.guard.evidence;

import io.headrace.decision.memory.VenueMemory;
import java.util.List;
import java.util.Optional;

/// What all evidence comes to.
///
/// @param venues one clearance per venue, in network order
/// @param predictions why no forecast may decide anywhere; empty when it may
/// @param accounts what to remember of venues; positions as before the decision
/// @param priced what to remember of prices
public record Assessment(
        List<Clearance> venues, Optional<String> predictions, List<VenueMemory> accounts, List<String> priced) {
    public Assessment {
        venues = List.copyOf(venues);
        accounts = List.copyOf(accounts);
        priced = List.copyOf(priced);
    }

    public Optional<Clearance> of(String venue) {
        return venues.stream().filter(found -> found.venue().equals(venue)).findFirst();
    }
}
