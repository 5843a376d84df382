package io.headrace.market.account;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/// How far a bucket is from liquidation.
///
/// @param commonMove smallest fraction by which all coins' prices must move at once, each against the bucket's net
///     exposure in it or each with it, until maintenance margin is no longer covered; 0 when it is not covered now;
///     empty when neither does it
/// @param factors by coin: what its price alone must be multiplied by; coins that alone cannot do
///     it are left out
public record Liquidation(OptionalDouble commonMove, Map<String, Double> factors) {
    public Liquidation {
        factors = Collections.unmodifiableMap(new LinkedHashMap<>(factors));
    }

    /// The liquidation price of a position, others unchanged.
    public OptionalDouble price(OpenPosition position) {
        Double factor = factors.get(position.coin());
        return factor == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(factor * position.marked().price());
    }
}
