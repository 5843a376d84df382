package io.headrace.market.venue.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.account.RandomRules;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Each model against figures worked out by hand from the venue's formula, and what holds for all
/// of them.
class MarginModelTest {
    private static final double EXACT = 1e-9;

    @Test
    void hyperliquidTiersAreMarginalAndMaintenanceIsHalf() {
        MarginTable bitcoin = new MarginTable(List.of(new MarginTier(0, 1 / 40.0), new MarginTier(1.5e8, 1 / 20.0)));
        MarkedPosition big = MarkedPosition.at(-2000, 100_000);
        assertEquals(3_750_000 + 2_500_000, bitcoin.initialUsd(big), 1e-6);
        assertEquals(3_125_000, bitcoin.maintenanceUsd(big), 1e-6);
        // The venue's own way to say it: notional * rate - deduction, deduction = 150 M * (2.5 % - 1.25 %).
        assertEquals(2e8 * 0.025 - 1.5e8 * 0.0125, bitcoin.maintenanceUsd(big), 1e-6);
        assertEquals(
                List.of("0 to 150000000", "from 150000000"),
                bitcoin.slices(big).stream().map(MarginSlice::tier).toList());
    }

    @Test
    void dydxMarginGrowsWithOpenInterestBetweenTheCaps() {
        OpenInterestMargin mid = new OpenInterestMargin("mid", 0.05, 0.6, 4e7, 1e8);
        assertEquals(50, mid.initialUsd(inMarket(10, 100, 3e7)), EXACT);
        assertEquals((0.05 + 0.5 * 0.95) * 1000, mid.initialUsd(inMarket(-10, 100, 7e7)), EXACT);
        assertEquals(1000, mid.initialUsd(inMarket(10, 100, 5e8)), EXACT);
        assertEquals(0.6 * 0.05 * 1000, mid.maintenanceUsd(inMarket(10, 100, 7e7)), EXACT);
        assertThrows(IllegalArgumentException.class, () -> mid.initialUsd(MarkedPosition.at(10, 100)));
        OpenInterestMargin large = new OpenInterestMargin("large", 0.02, 0.6, 0, 0);
        assertEquals(20, large.initialUsd(MarkedPosition.at(10, 100)), EXACT);
    }

    @Test
    void gmxCollateralCoversFactorFeesAndImpactOfTheEntrySize() {
        CollateralFactorMargin gmx = new CollateralFactorMargin(0.01, 1e-10, 0.005, 1, 0.0006, 0.002, 0.005);
        MarkedPosition position = new MarkedPosition(10, 2000, 2500, 1e7);
        assertEquals((0.005 + 0.0056) * 20_000, gmx.maintenanceUsd(position), EXACT);
        // 1 % of the size is less than what closing could cost, so opening asks for the latter.
        assertEquals(gmx.maintenanceUsd(position), gmx.initialUsd(position), EXACT);
        MarkedPosition crowded = new MarkedPosition(10, 2000, 2500, 1e9);
        assertEquals(0.1 * 20_000, gmx.initialUsd(crowded), EXACT);
        assertEquals("open interest factor", gmx.slices(crowded).getFirst().tier());
        MarkedPosition dust = new MarkedPosition(0.001, 2000, 2000, 0);
        assertEquals(1 + 0.0056 * 2, gmx.maintenanceUsd(dust), EXACT);
    }

    @Test
    void gmxTakesTheLiquidationFeeAndDoesNotAskForItBefore() {
        CollateralFactorMargin gmx = new CollateralFactorMargin(0.01, 0, 0.01, 1, 0.0006, 0.003, 0.005);
        MarkedPosition position = new MarkedPosition(10, 2000, 2500, Double.NaN);
        assertEquals((0.01 + 0.0056) * 20_000, gmx.maintenanceUsd(position), EXACT);
        assertEquals(0.003 * 20_000, gmx.liquidationRewardUsd(position), EXACT);
    }

    @Test
    void driftPremiumGrowsWithTheRootOfTheSize() {
        SizePremiumMargin drift = new SizePremiumMargin(0.05, 0.03, 0.0005, 0.02);
        assertEquals(0.05 * 100 * 150, drift.initialUsd(MarkedPosition.at(100, 150)), EXACT);
        assertEquals((0.04 + 0.0005 * 100) * 10_000 * 150, drift.initialUsd(MarkedPosition.at(-10_000, 150)), 1e-6);
        assertEquals(
                (0.024 + 0.0005 * 100 + 0.02) * 10_000 * 150, drift.restoredUsd(MarkedPosition.at(10_000, 150)), 1e-6);
    }

    @Test
    void driftAsksForTheMeanOfBothWhenAnOrderFills() {
        SizePremiumMargin drift = new SizePremiumMargin(0.05, 0.03, 0.0005, 0.02);
        assertEquals(0.04 * 100 * 150, drift.fillUsd(MarkedPosition.at(100, 150)), EXACT);
        assertEquals((0.032 + 0.0005 * 100) * 10_000 * 150, drift.fillUsd(MarkedPosition.at(10_000, 150)), 1e-6);
    }

    @Test
    void synthetixMarginGrowsWithTheShareOfTheSkewScale() {
        SkewScaledMargin synthetix = new SkewScaledMargin(350_000, 1.16, 0.02, 0.28, 50, 0.0003);
        MarkedPosition position = MarkedPosition.at(-3500, 2000);
        double rate = 0.01 * 1.16 + 0.02;
        assertEquals(rate * 7e6 + 50, synthetix.initialUsd(position), 1e-6);
        assertEquals(0.28 * rate * 7e6 + 50, synthetix.maintenanceUsd(position), 1e-6);
        assertEquals(2100, synthetix.liquidationRewardUsd(position), EXACT);
        assertEquals(0, synthetix.initialUsd(MarkedPosition.at(0, 2000)));
    }

    @Test
    void everyModelIsMonotoneConvexInSizeAndNeverAsksMoreToKeepThanToOpen() {
        SplittableRandom random = new SplittableRandom(11);
        for (int trial = 0; trial < 4000; trial++) {
            MarginModel model = RandomRules.model(random);
            double price = Math.exp(random.nextDouble(-3, 11));
            double interest = 1e8 * random.nextDouble();
            double small = Math.exp(random.nextDouble(-5, 12)) / price;
            double large = small * (1 + 4 * random.nextDouble());
            double low = model.initialUsd(inMarket(small, price, interest));
            double high = model.initialUsd(inMarket(-large, price, interest));
            double middle = model.initialUsd(inMarket((small + large) / 2, price, interest));
            double slack = 1e-9 * (1 + high);
            assertTrue(low <= high + slack, model::toString);
            assertTrue(middle <= (low + high) / 2 + slack, model::toString);
            double kept = model.maintenanceUsd(inMarket(small, price, interest));
            double filled = model.fillUsd(inMarket(small, price, interest));
            assertTrue(kept <= filled + slack && filled <= low + slack, model::toString);
            assertEquals(0, model.initialUsd(inMarket(0, price, interest)), model::toString);
        }
    }

    @Test
    void maintenanceIsStraightBetweenItsBends() {
        SplittableRandom random = new SplittableRandom(13);
        int bends = 0;
        for (int trial = 0; trial < 2000; trial++) {
            MarginModel model = RandomRules.model(random);
            MarkedPosition position = inMarket(random.nextDouble(-1e5, 1e5), 1 + 9 * random.nextDouble(), 5e7);
            List<Double> at = model.bends(position);
            bends += at.size();
            double from = 20 * random.nextDouble();
            double to = from + random.nextDouble();
            if (at.stream().noneMatch(price -> price > from && price < to)) {
                double mean = (maintenance(model, position, from) + maintenance(model, position, to)) / 2;
                assertEquals(mean, maintenance(model, position, (from + to) / 2), 1e-9 * (1 + mean), model::toString);
            }
        }
        assertTrue(bends > 500, "bends seen: " + bends);
    }

    private static double maintenance(MarginModel model, MarkedPosition position, double price) {
        return model.maintenanceUsd(position.repriced(price));
    }

    @Test
    void slicesAddUpToTheWhole() {
        SplittableRandom random = new SplittableRandom(12);
        for (int trial = 0; trial < 2000; trial++) {
            MarginModel model = RandomRules.model(random);
            MarkedPosition position = inMarket(random.nextDouble(-1e6, 1e6), 1 + 9 * random.nextDouble(), 5e7);
            double initial = 0;
            double maintenance = 0;
            double notional = 0;
            for (MarginSlice slice : model.slices(position)) {
                initial += slice.initialUsd();
                maintenance += slice.maintenanceUsd();
                notional += slice.notionalUsd();
            }
            assertEquals(model.initialUsd(position), initial, 1e-9 * (1 + initial));
            assertEquals(model.maintenanceUsd(position), maintenance, 1e-9 * (1 + maintenance));
            assertEquals(position.notionalUsd(), notional, 1e-9 * (1 + notional));
        }
    }

    private static MarkedPosition inMarket(double quantity, double price, double openInterestUsd) {
        return new MarkedPosition(quantity, price, price, openInterestUsd);
    }
}
