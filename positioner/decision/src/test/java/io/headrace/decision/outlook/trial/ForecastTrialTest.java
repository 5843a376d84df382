package io.headrace.decision.outlook.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.settings.safeguard.ExitTest;
import io.headrace.models.forecast.ForecastSupport;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.forecast.Realized;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class ForecastTrialTest {
    private static final long HOUR = 3_600_000_000_000L;
    private static final ForecastWindow WINDOW = new ForecastWindow(0, 4 * HOUR);
    private static final ExitTest TEST = new ExitTest(100, .90, 1.64);

    private final ForecastTrial trial = new ForecastTrial(TEST, 4);
    private final NormalDistribution normal = new NormalDistribution(null, 0, 1);
    private long hour;

    @Test
    void aForecasterThatIsRightKeepsItsPlace() {
        play(400, 1.645, 3);
        assertEquals(Optional.empty(), trial.doubt());
    }

    @Test
    void oneThatLostItsCoverageOnlyRaises() {
        play(100, .8, 3);
        assertTrue(
                trial.doubt().orElseThrow().contains("quantile held"),
                trial.doubt().toString());
    }

    @Test
    void oneThatIsWorseThanTheRulesOwnForecastOnlyRaises() {
        play(100, 6, 1.645);
        assertTrue(
                trial.doubt().orElseThrow().contains("Diebold-Mariano"),
                trial.doubt().toString());
    }

    @Test
    void theWayBackAsksForMoreThanTheWayIn() {
        play(100, 1.1, 5);
        assertTrue(trial.doubt().isPresent());
        play(100, 1.34, 5);
        assertTrue(
                trial.doubt().orElseThrow().contains("92.5 % are asked"),
                "91 % would have kept it, not brought it back");
        play(100, 1.9, 5);
        assertEquals(Optional.empty(), trial.doubt());
    }

    @Test
    void beforeThereAreOutcomesEnoughNobodyIsJudged() {
        play(99, -3, 1.645);
        assertEquals(Optional.empty(), trial.doubt());
    }

    @Test
    void withoutATestNobodyIsJudged() {
        ForecastTrial none = new ForecastTrial(ExitTest.NONE, 4);
        for (int t = 0; t < 500; t++) {
            none.claim(forecast(t * HOUR, 0), 100);
            none.judge(new Realized("a", t * HOUR, 50));
        }
        assertEquals(Optional.empty(), none.doubt());
    }

    /// Needs are 100 plus a normal, every hundred of them its hundred quantiles; quantiles of model and rule lie so
    /// many standard deviations above 100.
    private void play(int outcomes, double model, double rule) {
        for (int i = 0; i < outcomes; i++) {
            trial.claim(forecast(hour * HOUR, 100 + model), 100 + rule);
            double rank = (hour * 37 % 100 + .5) / 100;
            trial.judge(new Realized("a", hour * HOUR, 100 + normal.inverseCumulativeProbability(rank)));
            hour++;
        }
    }

    private static QuantileForecast forecast(long nanos, double value) {
        double[] values = new double[QuantileLevels.STANDARD.size()];
        Arrays.fill(values, value);
        return new QuantileForecast(
                "a", nanos, WINDOW, QuantileLevels.STANDARD, values, new ForecastSupport.FromModel("m", "c"));
    }
}
