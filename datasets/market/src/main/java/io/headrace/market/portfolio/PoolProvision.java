package io.headrace.market.portfolio;

import java.util.List;

/// Liquidity provision: demand is the protocol's own utilization.
///
/// With u the pool's utilization, S what the desk provides and U the utilization it wants to stay at or
/// under, what is in use of the desk's share is S u, and it must keep
///
///     d(t) = sum over pools of S * u(t) / U
///
/// so that its money can leave. Utilization is what the protocol reports, else reserved over pooled
/// tokens (GMX v1), else open interest over pool value (GMX v2), else the venue's open interest
/// over the capacity the settings name, else what a lending pool's rates imply (Aave v3): all
/// interest paid goes to the suppliers but for the reserve factor f, so
///
///     supplyRate = borrowRate * u * (1 - f)
///
/// A pool nobody told of for three days is unknown again, and the book with it.
///
/// Interest (growth of the liquidity index) and the traders' open profit against the pool (the
/// desk's share of its change, negative) are cash flows.
///
/// @param targetUtilization U, above 0 and at most 1
/// @param planHours how far ahead announced changes of liquidity are told, 1 to 48; a plan's
///     quantity is USD
public record PoolProvision(List<PoolShare> pools, double targetUtilization, int planHours) implements Portfolio {
    public PoolProvision {
        pools = List.copyOf(pools);
        long different = pools.stream()
                .map(pool -> pool.venue() + ' ' + pool.coin())
                .distinct()
                .count();
        if (pools.isEmpty() || different != pools.size()) {
            throw new IllegalArgumentException("pools must be one or more different ones, were " + pools);
        }
        if (!(targetUtilization > 0 && targetUtilization <= 1)) {
            throw new IllegalArgumentException(
                    "targetUtilization must be above 0 and at most 1, was " + targetUtilization);
        }
        if (planHours < 1 || planHours > 48) {
            throw new IllegalArgumentException("planHours must be 1 to 48, was " + planHours);
        }
    }

    @Override
    public List<String> venues() {
        return pools.stream().map(PoolShare::venue).distinct().toList();
    }

    @Override
    public List<String> coinNames() {
        return pools.stream().map(PoolShare::coin).distinct().toList();
    }

    @Override
    public List<String> proxyVenues() {
        return List.of();
    }
}
