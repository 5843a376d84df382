package io.headrace.market.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.venue.margin.MarkedPosition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortfolioSpecTest {
    @Test
    void referenceIsThePublishedBook() {
        PortfolioSpec spec = PortfolioSpec.reference();
        double pairs = spec.coins().stream().mapToDouble(CoinNotional::pairUsd).sum();
        assertEquals(10e6, pairs);
        assertEquals(0.15e6, spec.rulesAt("kraken").model("SOL").initialUsd(MarkedPosition.at(1e6, 1)), 1e-6);
        assertTrue(spec.adverseExtremes());
        assertFalse(spec.withAdverseExtremes(false).adverseExtremes());
    }

    @Test
    void otherVenuesAndCoinsGetTheSameShape() {
        PortfolioSpec spec = PortfolioSpec.forVenues(List.of("x", "y"), List.of("BTC", "PEPE"));
        assertEquals(4.0e6, spec.coins().get(0).pairUsd());
        assertEquals(0.75e6, spec.coins().get(1).pairUsd());
        assertEquals(List.of("x", "y"), spec.proxyVenues());
    }

    @Test
    void refusesABookThatCannotBeHeld() {
        refused(List.of("x"), List.of("BTC"));
        refused(List.of("x", "x"), List.of("BTC"));
        refused(List.of("x", "y"), List.of());
        refused(List.of("x", "y"), List.of("BTC", "BTC"));
        PortfolioSpec reference = PortfolioSpec.reference();
        assertThrows(IllegalArgumentException.class, () -> reference.withRules(Map.of()));
        assertThrows(IllegalArgumentException.class, () -> reference.rulesAt("okx"));
        assertThrows(IllegalArgumentException.class, () -> new CoinNotional("BTC", -1));
    }

    private static void refused(List<String> venues, List<String> coins) {
        assertThrows(IllegalArgumentException.class, () -> PortfolioSpec.forVenues(venues, coins));
    }
}
