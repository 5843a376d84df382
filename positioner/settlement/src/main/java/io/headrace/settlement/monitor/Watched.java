package io.headrace.settlement.monitor;

import io.headrace.market.event.Instrument;
import io.headrace.settlement.chain.oracle.PriceFeed;
import io.headrace.settlement.venue.aave.AaveReader;
import java.util.List;

/// What is watched on one chain.
///
/// @param chain its name in events
public record Watched(String chain, List<Pool> pools, List<Feed> feeds) {
    private static final String GAS = "gas";

    public Watched {
        pools = List.copyOf(pools);
        feeds = List.copyOf(feeds);
    }

    /// @param of protocol with its chain, and the reserve's token
    public record Pool(Instrument of, AaveReader reader) {}

    /// @param of whose contracts follow the price, and which asset's it is
    public record Feed(Instrument of, PriceFeed feed) {}

    /// What gas and confirmations are told of.
    public Instrument gas() {
        return new Instrument(chain, GAS);
    }
}
