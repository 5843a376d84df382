package io.headrace.market.portfolio.price;

import io.headrace.market.event.Instrument;
import io.headrace.market.portfolio.Portfolio;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Numbers the contracts a portfolio looks at. A **slot** is a contract that may be observed (the desk's
/// venues first, then proxies without an account); a **leg** is a slot at one of the desk's venues. Both
/// count coins fastest.
public final class Legs {
    private final List<String> venues;
    private final List<String> coins;
    private final Map<Instrument, Integer> slots = new HashMap<>();
    private final int[][] sources;

    public Legs(Portfolio portfolio) {
        venues = portfolio.venues();
        coins = portfolio.coinNames();
        for (String venue : portfolio.pricedVenues()) {
            for (String coin : coins) {
                slots.put(new Instrument(venue, coin), slots.size());
            }
        }
        sources = new int[count()][];
        for (int leg = 0; leg < count(); leg++) {
            sources[leg] = sources(instrument(leg), portfolio.proxyVenues());
        }
    }

    public int count() {
        return venues.size() * coins.size();
    }

    public int venueCount() {
        return venues.size();
    }

    public int coinCount() {
        return coins.size();
    }

    public int slotCount() {
        return slots.size();
    }

    public int leg(int venue, int coin) {
        return venue * coins.size() + coin;
    }

    public String venue(int venue) {
        return venues.get(venue);
    }

    public String coin(int coin) {
        return coins.get(coin);
    }

    public Instrument instrument(int leg) {
        return new Instrument(venues.get(leg / coins.size()), coins.get(leg % coins.size()));
    }

    /// The slot of a contract, or -1 when the portfolio does not look at it.
    public int slot(Instrument instrument) {
        return slots.getOrDefault(instrument, -1);
    }

    /// Where a leg's prices and funding may come from, best first: its own slot, then the proxies
    /// in order.
    public int[] sources(int leg) {
        return sources[leg];
    }

    private int[] sources(Instrument own, List<String> proxies) {
        List<Integer> order = new ArrayList<>();
        order.add(slot(own));
        for (String proxy : proxies) {
            if (!proxy.equals(own.venue())) {
                order.add(slot(new Instrument(proxy, own.coin())));
            }
        }
        return order.stream().mapToInt(Integer::intValue).toArray();
    }
}
