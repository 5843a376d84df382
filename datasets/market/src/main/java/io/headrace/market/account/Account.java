package io.headrace.market.account;

import io.headrace.market.venue.withdrawal.VenueState;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A desk's account: its risk tranches, and what is known about the venues' own money.
public record Account(String name, List<Bucket> buckets, Map<String, VenueState> venues) {
    public Account {
        buckets = List.copyOf(buckets);
        venues = Collections.unmodifiableMap(new LinkedHashMap<>(venues));
        long names = buckets.stream().map(Bucket::name).distinct().count();
        if (buckets.isEmpty() || names != buckets.size()) {
            throw new IllegalArgumentException("an account must have buckets of different names, had " + names);
        }
    }

    VenueState venue(String venue) {
        return venues.getOrDefault(venue, VenueState.UNKNOWN);
    }
}
