package io.headrace.features.engine;

import io.headrace.market.event.MarketEvent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The latest trades, quotes and book changes of one venue, which its own signals have not been told yet.
///
/// A desk of many venues hears them in turn, and what a venue's signals keep has left the
/// processor's cache by the time it speaks again. So they are told of a few events at once: what
/// they keep is fetched once for all of them. Nobody can tell the difference, since they are told
/// in the order of the events, and always before anyone asks them or their venue says something
/// else. Signals across venues are told at once.
final class Backlog {
    /// More save little, and keep whoever asks waiting longer.
    private static final int MOST = 16;

    private final @Nullable Route[] routes = new Route[MOST];
    private final @Nullable MarketEvent[] events = new MarketEvent[MOST];
    private int count;

    void add(Route route, MarketEvent event) {
        routes[count] = route;
        events[count] = event;
        count++;
        if (count == MOST) {
            tell();
        }
    }

    /// Tells what has not been told yet.
    void tell() {
        for (int i = 0; i < count; i++) {
            Route route = routes[i];
            MarketEvent event = events[i];
            if (route != null && event != null) {
                route.tellOwn(event);
            }
        }
        Arrays.fill(events, 0, count, null);
        count = 0;
    }
}
