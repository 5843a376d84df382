package io.headrace.decision.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headrace.decision.settings.Costs;
import io.headrace.models.forecast.QuantileForecast;
import org.junit.jupiter.api.Test;

class ShadowPriceTest {
    private static final QuantileForecast[] FORECASTS =
            SmallDesk.treasury(0).venue("alpha", 100, 0, 0).venue("bravo", 100, 0, 0).outlook().venues().stream()
                    .map(venue -> venue.forecast().orElseThrow())
                    .toArray(QuantileForecast[]::new);
    private static final ShadowPrice PRICE = new ShadowPrice(Costs.DEFAULT, SmallDesk.HOUR);

    @Test
    void isTheNewsvendorsPriceAtThePositionsReallyFilled() {
        double carry = .10 * 4 / 8760;
        double perWindow = .0024 - .625 * (.0024 + carry); // halfway between the quantiles of .5 and .75
        assertEquals(6 * perWindow, price(97, 105, true, false), 1e-12, "six windows of four hours a day");
    }

    @Test
    void averagesOverAllVenuesWhenTheLevelSetsNone() {
        assertEquals(price(97, 97, true, true), price(97, 97, false, false), 1e-15);
    }

    @Test
    void isNothingWhereAnotherDollarCostsMoreThanItSaves() {
        assertEquals(0, price(107, 107, true, true));
    }

    @Test
    void readsTheLevelOfAPositionAsTheInverseOfTheQuantile() {
        for (double level = .05; level <= .995; level += .005) {
            assertEquals(level, ShadowPrice.levelOf(FORECASTS[0], FORECASTS[0].at(level)), 1e-9);
        }
        assertEquals(.05, ShadowPrice.levelOf(FORECASTS[0], 0));
        assertEquals(.995, ShadowPrice.levelOf(FORECASTS[0], 1e9));
    }

    private static double price(double alpha, double bravo, boolean alphaShared, boolean bravoShared) {
        return PRICE.perDay(FORECASTS, new double[] {alpha, bravo}, new boolean[] {alphaShared, bravoShared});
    }
}
