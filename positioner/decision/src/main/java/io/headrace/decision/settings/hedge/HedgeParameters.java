package io.headrace.decision.settings.hedge;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Whether and how a desk plans offsets. They are advice: nothing executes them.
///
/// @param products what could be traded; none plans nothing
/// @param mostUsd the most exposure one offset may shift, USD, positive; infinite without a limit
/// @param hurdle an offset must save its cost and this multiple of it, at least 0
/// @param roundTrip whether the way back is part of the cost
public record HedgeParameters(List<HedgeProduct> products, double mostUsd, double hurdle, boolean roundTrip) {
    /// No offsets.
    public static final HedgeParameters NONE = new HedgeParameters(List.of(), Double.POSITIVE_INFINITY, 0, true);

    public HedgeParameters {
        products = List.copyOf(products);
        if (!(mostUsd > 0) || !(hurdle >= 0) || Double.isInfinite(hurdle)) {
            throw new IllegalArgumentException(
                    "limit must be positive and hurdle finite and at least 0, were " + mostUsd + ", " + hurdle);
        }
        long names = products.stream()
                .map(product -> List.of(product.venue(), product.coin(), product.kind()))
                .distinct()
                .count();
        if (names < products.size()) {
            throw new IllegalArgumentException("venue, coin and kind must name one product each, were "
                    + new HashSet<>(products).size() + " products of " + names + " names");
        }
    }

    public boolean isEmpty() {
        return products.isEmpty();
    }

    /// The perpetual in which a venue's position in a coin can be cut.
    public Optional<HedgeProduct> perpetual(String venue, String coin) {
        return products.stream()
                .filter(product -> product.kind() == ProductKind.PERPETUAL
                        && product.venue().equals(venue)
                        && product.coin().equals(coin))
                .findFirst();
    }
}
