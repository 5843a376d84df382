package io.headrace.settlement.route.history;

import io.headrace.decision.route.LearnedRoute;
import io.headrace.settlement.route.Quote;
import io.headrace.settlement.route.RouteAdapter;
import io.headrace.settlement.route.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What routes offer for an amount now: what each keeps by its own quote, how long it takes and what its
/// gas costs by what it did. What is closed is left out, with the reason.
///
/// @param open as a choice among them needs it, by the order in which they were asked
/// @param closed why, by route
public record Offers(List<LearnedRoute> open, SortedMap<String, String> closed) {
    public Offers {
        open = List.copyOf(open);
        closed = new TreeMap<>(closed);
    }

    /// Asks each route.
    ///
    /// @param learned routes as they are known; one that the desk has no adapter for is closed
    /// @param units base units to be sent, positive
    public static Offers of(Routes routes, List<LearnedRoute> learned, long units) {
        List<LearnedRoute> open = new ArrayList<>();
        SortedMap<String, String> closed = new TreeMap<>();
        for (LearnedRoute known : learned) {
            Optional<RouteAdapter> route = routes.named(known.name());
            Quote quote = route.map(adapter -> adapter.quote(units))
                    .orElseGet(() -> new Quote.Closed("there is no such route here"));
            switch (quote) {
                case Quote.Offered(long receives, long ignored) -> open.add(quoted(known, units, receives));
                case Quote.Closed(String why) -> closed.put(known.name(), why);
            }
        }
        return new Offers(open, closed);
    }

    /// What a route asks now counts for more than what it kept before; one that gives more than it takes
    /// keeps nothing.
    private static LearnedRoute quoted(LearnedRoute known, long units, long receives) {
        double kept = Math.max(0, units - receives) / (double) units;
        return new LearnedRoute(known.name(), known.lead(), kept, known.gasUsd(), known.mostUsd(), known.runs());
    }
}
