package io.headrace.features.signal.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headrace.features.Fixture;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.Side;
import io.headrace.market.event.Trade;
import java.util.Arrays;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

/// Fixture `hawkes_events.csv` -> `hawkes.json`: likelihood and intensity to 1e-8, most likely
/// parameters to 1e-3.
class HawkesOracleTest {
    private static final String JSON = "hawkes.json";
    private static final double END = Fixture.number(JSON, "T");
    private static final HawkesParameters TRUE = new HawkesParameters(
            Fixture.number(JSON, "true", "mu"),
            Fixture.number(JSON, "true", "alpha"),
            Fixture.number(JSON, "true", "beta"));

    private final double[] seconds = Fixture.rows("hawkes_events.csv").stream()
            .mapToDouble(row -> row[0])
            .toArray();

    @Test
    void likelihoodsAndMostLikelyParametersAreTheListedOnes() {
        assertEquals(Fixture.number(JSON, "n"), seconds.length);
        assertEquals(Fixture.number(JSON, "loglik_at_true"), HawkesFit.logLikelihood(seconds, END, TRUE), 1e-8);
        HawkesParameters fitted = HawkesFit.of(seconds, END);
        assertEquals(Fixture.number(JSON, "mle", "mu"), fitted.mu(), 1e-3);
        assertEquals(Fixture.number(JSON, "mle", "alpha"), fitted.alpha(), 1e-3);
        assertEquals(Fixture.number(JSON, "mle", "beta"), fitted.beta(), 1e-3);
        assertEquals(Fixture.number(JSON, "mle", "branching"), fitted.branching(), 1e-3);
        assertEquals(Fixture.number(JSON, "loglik_mle"), HawkesFit.logLikelihood(seconds, END, fitted), 1e-8);
    }

    @Test
    void rescaledTimesAreAsExponentialAsListed() {
        double[] residuals = HawkesFit.residuals(seconds, TRUE);
        ExponentialDistribution exponential = new ExponentialDistribution(null, 1);
        KolmogorovSmirnovTest test = new KolmogorovSmirnovTest();
        double distance = test.kolmogorovSmirnovStatistic(exponential, residuals);
        assertEquals(Fixture.number(JSON, "rescaling_ks", "stat"), distance, 1e-8);
        double chance = test.kolmogorovSmirnovTest(exponential, residuals);
        assertEquals(Fixture.number(JSON, "rescaling_ks", "p"), chance, 1e-3);
    }

    /// Events are stamped to the nanosecond, which moves an intensity by less than 1e-8.
    @Test
    void theIntensityJustBeforeEachTradeAndOnTheGridIsTheListedOne() {
        HawkesIntensity signal = new HawkesIntensity(TRUE, null);
        MicroFixture.sinceEver(signal);
        double[] before = Fixture.numbers(JSON, "intensity_left_limit_at_first10_events");
        double[][] grid = MicroJson.matrix(JSON, "intensity_grid", 16, 2);
        int next = 0;
        for (int i = 0; i < seconds.length; i++) {
            for (; next < grid.length && grid[next][0] < seconds[i]; next++) {
                assertEquals(grid[next][1], signal.valueAt((long) (grid[next][0] * 1e9)), 1e-8);
            }
            long now = Math.round(seconds[i] * 1e9);
            if (i < before.length) {
                assertEquals(before[i], signal.valueAt(now), 1e-8, "trade " + i);
            }
            signal.observe(trade(now, Side.BUY));
        }
        assertEquals(grid.length, next);
    }

    @Test
    void anIntensityOfOneSideIgnoresTheOther() {
        HawkesIntensity buys = new HawkesIntensity(TRUE, Side.BUY);
        HawkesIntensity sells = new HawkesIntensity(TRUE, Side.SELL);
        Arrays.asList(buys, sells).forEach(MicroFixture::sinceEver);
        buys.observe(trade(1, Side.BUY));
        sells.observe(trade(1, Side.BUY));
        assertEquals(TRUE.mu() + TRUE.alpha(), buys.valueAt(1), 1e-15);
        assertEquals(TRUE.mu(), sells.valueAt(1), 1e-15);
    }

    private static Trade trade(long now, Side side) {
        return new Trade(new Instrument("alpha", "BTC"), now, now, 0, 100, 1, side);
    }
}
