package io.headrace.training.volatility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.Bar;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.ProblemException;
import io.headrace.market.problem.Progress;
import io.headrace.training.fit.commonsmath.series.HarModel;
import io.headrace.training.fit.commonsmath.series.RangeHarModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VarianceContestTest {
    private static final long HOUR = 3_600_000_000_000L;

    @Test
    void aDayIsTheSumOverItsBarsAndGapsEndARun() {
        List<MarketEvent> events = new ArrayList<>();
        for (int hour = 0; hour < 96; hour++) {
            if (hour != 30) {
                double open = hour % 2 == 0 ? 100 : 101;
                double close = hour % 2 == 0 ? 101 : 100;
                events.add(bar(hour, open, 102, 99, close));
            }
        }
        List<VarianceSeries> all = VarianceSeries.of(events);
        assertEquals(1, all.size());
        VarianceSeries series = all.getFirst();
        assertEquals(2, series.firstDay(), "day 1 lacks a bar");
        assertEquals(2, series.days());
        double step = Math.log(1.01);
        assertEquals(24 * step * step, series.realized()[0], 1e-12);
        double range = Math.log(102.0 / 99);
        assertEquals(24 * range * range / (4 * Math.log(2)), series.ranges()[1], 1e-12);
    }

    @Test
    void ourRegressionFindsTheNumbersThatMadeTheSeries() {
        Random random = new Random(4);
        double[] realized = new double[4000];
        double[] ranges = new double[realized.length];
        for (int day = 0; day < realized.length; day++) {
            double fit = 0;
            if (day >= HarModel.MONTH) {
                double week = mean(ranges, day - 1, HarModel.WEEK);
                double month = mean(ranges, day - 1, HarModel.MONTH);
                long weekday = Math.floorMod(day, 7L);
                fit = .4 * Math.log(ranges[day - 1])
                        + .3 * Math.log(week)
                        + .2 * Math.log(month)
                        - (weekday == 2 ? .5 : weekday == 3 ? .3 : 0);
            }
            realized[day] = Math.exp(fit + .3 * random.nextGaussian());
            ranges[day] = realized[day] * Math.exp(.1 * random.nextGaussian());
        }
        double[] found = RangeHarModel.fit(realized, ranges, 0).coefficients();
        double[] made = {0, .4, .3, .2, -.5, -.3};
        for (int i = 1; i < made.length; i++) {
            assertEquals(made[i], found[i], .08, "coefficient " + i);
        }
        assertEquals(
                Math.exp(.3 * .3 / 2), RangeHarModel.fit(realized, ranges, 0).smear(), .02);
    }

    @Test
    void everyForecasterUsesOnlyTheDaysBefore() {
        VarianceSeries series = series(90, 1);
        for (VarianceForecaster forecaster : VarianceForecaster.values()) {
            double forecast = forecaster.forecast(series.until(70));
            assertTrue(forecast > 0, forecaster.label());
            assertEquals(forecast, forecaster.forecast(series(200, 1).until(70)), forecaster.label());
        }
    }

    @Test
    void logHarStandsBesideItselfAndTooShortASeriesIsOneSentence() {
        VarianceContest contest = VarianceContest.of(List.of(series(120, 2), series(100, 3)), Progress.SILENT);
        assertEquals(60, contest.days());
        VarianceContest.Standing logHar = contest.standings().get(VarianceForecaster.LOG_HAR.ordinal());
        assertEquals(1, logHar.overLogHar());
        assertTrue(logHar.test().toOptional().isEmpty());
        assertEquals(2, logHar.byCoin().size());
        ProblemException few =
                assertThrows(ProblemException.class, () -> VarianceContest.of(List.of(series(40, 1)), Progress.SILENT));
        assertEquals("HR-9075", few.problem().code());
    }

    private static VarianceSeries series(int days, long seed) {
        Random random = new Random(seed);
        double[] realized = new double[days];
        double[] ranges = new double[days];
        double level = 0;
        for (int day = 0; day < days; day++) {
            level = .8 * level + .4 * random.nextGaussian();
            realized[day] = 1e-3 * Math.exp(level);
            ranges[day] = realized[day] * Math.exp(.2 * random.nextGaussian());
        }
        return new VarianceSeries("C" + seed, "a", 20_000, realized, ranges);
    }

    private static double mean(double[] values, int last, int count) {
        double sum = 0;
        for (int i = last - count + 1; i <= last; i++) {
            sum += values[i];
        }
        return sum / count;
    }

    private static Bar bar(int hour, double open, double high, double low, double close) {
        return new Bar(new Instrument("a", "BTC"), hour * HOUR, (hour + 1) * HOUR, hour, open, high, low, close, 1);
    }
}
