package io.headrace.decision.hedge.offset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.guard.PredictivePolicy;
import io.headrace.decision.hedge.Hedge;
import io.headrace.decision.hedge.HedgeDesk;
import io.headrace.decision.hedge.HedgePlan;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.settings.hedge.HedgeProduct;
import io.headrace.decision.settings.hedge.ProductKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class HedgeAdviceTest {
    private static final List<HedgeProduct> BOTH = List.of(HedgeDesk.perpetual("a"), HedgeDesk.perpetual("b"));

    @Test
    void freesNoMoreThanIsShort() {
        HedgePlan plan = plan(desk(8, BOTH, 700_000, -2e6, 2e6));
        Hedge hedge = plan.hedges().getFirst();
        assertEquals(200_000, hedge.freedUsd(), 1);
        assertTrue(hedge.savesUsd() > 0 && hedge.isLong(), hedge.sentence());
    }

    @Test
    void asksForNoMoreThanIsSpareThere() {
        HedgePlan plan = plan(desk(8, BOTH, 500_000, 6e6, 1_000_000));
        assertTrue(plan.hedges().stream().mapToDouble(Hedge::askedUsd).sum() <= 100_000 + 1, plan.toString());
    }

    @Test
    void saysThatNobodyRunsShort() {
        assertEquals(
                "no venue runs short before money can arrive",
                plan(desk(1, BOTH, 1_200_000, -6e6, 1_200_000)).why());
    }

    @Test
    void saysThatNothingIsSpare() {
        String why = plan(desk(8, BOTH, 700_000, 6e6, 800_000)).why();
        assertTrue(why.contains("has no margin to spare"), why);
    }

    @Test
    void saysWhatAnOffsetCostsWhereTheShortageIsCheaper() {
        List<HedgeProduct> dear =
                List.of(HedgeDesk.perpetual("a"), HedgeDesk.product("b", ProductKind.OPTION, .01, 40, .5));
        String why = plan(desk(1, dear, 880_000, -6e6, 2e6)).why();
        assertTrue(why.contains("bps of what it frees where the shortage costs"), why);
    }

    @Test
    void saysThatNothingThereCanBeOffset() {
        String why = plan(desk(8, List.of(HedgeDesk.perpetual("b")), 700_000, -6e6, 2e6))
                .why();
        assertTrue(why.contains("holds nothing that could be offset"), why);
    }

    private static HedgeDesk desk(
            int lead, List<HedgeProduct> products, double onHand, double there, double onHandThere) {
        return new HedgeDesk(List.of("a", "b"), lead, products, 0)
                .venue("a", 6e6, onHand)
                .venue("b", there, onHandThere);
    }

    private static HedgePlan plan(HedgeDesk desk) {
        return PredictivePolicy.of(desk.settings())
                .decide(PolicyMemory.initial(0), desk.state(), desk.outlook(), 0)
                .hedges();
    }
}
