package io.headrace.decision.memory;

import java.util.List;
import java.util.Optional;

/// Everything the safeguards remember.
///
/// @param ladder empty before the first decision
/// @param venues of those the safeguards have an account with
/// @param priced the subjects (`venue/asset`) that had a price once: losing it is noticed
/// @param withdrawals by venue, what it would have let out; none where nobody asks
public record SafetyMemory(
        Optional<LadderMemory> ladder,
        LimitMemory limits,
        List<VenueMemory> venues,
        List<String> priced,
        List<WithdrawalMemory> withdrawals) {
    public static final SafetyMemory EMPTY =
            new SafetyMemory(Optional.empty(), LimitMemory.EMPTY, List.of(), List.of());

    public SafetyMemory {
        venues = List.copyOf(venues);
        priced = List.copyOf(priced);
        withdrawals = List.copyOf(withdrawals);
    }

    /// Memory of a desk that does not forecast withdrawability.
    public SafetyMemory(
            Optional<LadderMemory> ladder, LimitMemory limits, List<VenueMemory> venues, List<String> priced) {
        this(ladder, limits, venues, priced, List.of());
    }

    public Optional<VenueMemory> venue(String name) {
        return venues.stream().filter(venue -> venue.venue().equals(name)).findFirst();
    }
}
