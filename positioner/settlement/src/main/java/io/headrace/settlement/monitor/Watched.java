package io.headrace.settlement.monitor;

import io.headrace.market.event.Instrument;
import io.headrace.settlement.chain.oracle.PriceFeed;
import io.headrace.settlement.chain.read.Multicall;
import io.headrace.settlement.chain.rpc.Hex;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What is watched on one chain beside its gas and our transactions.
///
/// @param chain its name in events
/// @param multicall where Multicall3 stands
public record Watched(String chain, String multicall, List<Reserve> reserves, List<Oracle> oracles) {
    private static final String GAS = "gas";

    public Watched {
        multicall = Hex.address(multicall);
        reserves = List.copyOf(reserves);
        oracles = List.copyOf(oracles);
        requirePlain(chain);
        Set<Instrument> names = new HashSet<>();
        reserves.forEach(reserve -> requireNew(names, reserve.of()));
        names.clear(); // a reserve and an oracle may share a name: they tell different facts
        oracles.forEach(oracle -> requireNew(names, oracle.of()));
    }

    private static void requireNew(Set<Instrument> names, Instrument of) {
        requirePlain(of.venue());
        requirePlain(of.coin());
        if (!names.add(of)) {
            throw new IllegalArgumentException(
                    of.venue() + ' ' + of.coin() + " is watched twice: what it tells could not be told apart");
        }
    }

    /// Facts are kept as rows of a table.
    private static void requirePlain(String name) {
        if (!name.matches("[^\\s,\"]+")) {
            throw new IllegalArgumentException(
                    "a name of what is watched has no blank, comma or quote, was '" + name + "'");
        }
    }

    /// Only gas and confirmations.
    public static Watched only(String chain) {
        return new Watched(chain, Multicall.CANONICAL, List.of(), List.of());
    }

    /// A reserve of Aave v3.
    ///
    /// @param of protocol with its chain, and the reserve's token
    public record Reserve(Instrument of, String pool, String token) {
        public Reserve {
            pool = Hex.address(pool);
            token = Hex.address(token);
        }
    }

    /// @param of whose contracts follow the price, and which asset's it is
    public record Oracle(Instrument of, PriceFeed feed) {}

    /// What gas and confirmations are told of.
    public Instrument gas() {
        return new Instrument(chain, GAS);
    }

    /// Whether contracts are to be read.
    public boolean hasContracts() {
        return !reserves.isEmpty() || !oracles.isEmpty();
    }
}
