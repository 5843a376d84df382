package io.headrace.decision.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The capital a desk starts with.
public sealed interface Capital {
    /// A multiple of the mean total demand of the training span, spread over the venues by their first
    /// demand.
    record Multiple(double factor) implements Capital {
        public Multiple {
            if (!(factor > 0) || Double.isInfinite(factor)) {
                throw new IllegalArgumentException("capital factor must be positive and finite, was " + factor);
            }
        }
    }

    /// Amounts by node, USD; a node that is not named starts with nothing.
    record Balances(Map<String, Double> usdByNode) implements Capital {
        public Balances {
            usdByNode = Collections.unmodifiableMap(new LinkedHashMap<>(usdByNode));
            usdByNode.forEach((node, usd) -> {
                if (!(usd >= 0) || Double.isInfinite(usd)) {
                    throw new IllegalArgumentException(
                            "balance of " + node + " must be finite and not negative, was " + usd);
                }
            });
        }
    }
}
