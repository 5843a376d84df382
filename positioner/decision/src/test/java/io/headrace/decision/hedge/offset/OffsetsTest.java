package io.headrace.decision.hedge.offset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.hedge.HedgeDesk;
import io.headrace.decision.settings.hedge.HedgeProduct;
import io.headrace.decision.settings.hedge.ProductKind;
import io.headrace.market.venue.margin.OpenInterestMargin;
import java.util.List;
import org.junit.jupiter.api.Test;

class OffsetsTest {
    private static final double CLOSE = 1e-9;

    @Test
    void closingTheOtherLegOfAPairFreesMarginAtBothVenues() {
        Offset offset = only(-6e6, HedgeDesk.perpetual("b"));
        for (Offset.Step step : offset.steps()) {
            assertEquals(.15, step.freed(), CLOSE);
            assertEquals(-.15, step.asked(), CLOSE);
        }
    }

    @Test
    void beyondThePositionThereItAsksForMargin() {
        List<Offset.Step> steps = only(-2e6, HedgeDesk.perpetual("b")).steps();
        assertEquals(-.15, steps.getFirst().asked(), CLOSE);
        assertEquals(.15, steps.getLast().asked(), CLOSE);
    }

    @Test
    void aDatedContractDoesNotNetAndAnOptionAsksForItsPremium() {
        Offset dated = only(-6e6, HedgeDesk.product("b", ProductKind.DATED, .2, .05, 1));
        assertEquals(.3, dated.steps().getFirst().asked(), CLOSE);
        Offset option = only(-6e6, HedgeDesk.product("b", ProductKind.OPTION, .03, .5, .5));
        assertEquals(1.5 * .03 / .5, option.steps().getFirst().asked(), CLOSE);
        assertTrue(option.costPerFreed() > dated.costPerFreed(), "time value costs more than a basis");
    }

    @Test
    void costsAreFeesSlippageBothWaysAndHolding() {
        Offset offset = only(-6e6, HedgeDesk.product("b", ProductKind.DATED, .1, .05, 1));
        double cost = offset.steps().stream()
                .mapToDouble(step -> step.widthUsd() * step.cost())
                .sum();
        double slip = .001 * 6e6 * 6e6 / (2 * 50e6);
        assertEquals(2 * (2 * .0005 * 6e6 + 2 * slip) + .05 * .01 * 6e6, cost, 1e-6);
        for (int i = 1; i < offset.steps().size(); i++) {
            assertTrue(offset.steps().get(i).cost() > offset.steps().get(i - 1).cost());
        }
    }

    @Test
    void aRuleThatRestsOnAnUntoldOpenInterestOffersNothing() {
        HedgeProduct untold = new HedgeProduct(
                "b",
                "BTC",
                ProductKind.PERPETUAL,
                new OpenInterestMargin("tier", .05, .6, 1e7, 1e8),
                .0005,
                50e6,
                .001,
                0,
                1);
        assertTrue(offsets(-6e6, untold).isEmpty());
    }

    private static Offset only(double there, HedgeProduct product) {
        List<Offset> offsets = offsets(there, product).stream()
                .filter(offset -> offset.from() == 0)
                .toList();
        assertEquals(1, offsets.size());
        return offsets.getFirst();
    }

    private static List<Offset> offsets(double there, HedgeProduct product) {
        HedgeDesk desk = new HedgeDesk(List.of("a", "b"), 4, List.of(HedgeDesk.perpetual("a"), product), 0)
                .venue("a", 6e6, 0)
                .venue("b", there, 0);
        return Offsets.of(desk.settings().predictive().hedging(), desk.outlook(), .01);
    }
}
