package io.headrace.training.validate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.MarketEvent;
import io.headrace.market.portfolio.PortfolioSpec;
import io.headrace.market.portfolio.demand.DemandFold;
import io.headrace.market.problem.Progress;
import io.headrace.market.synthetic.SyntheticMarket;
import io.headrace.market.synthetic.SyntheticSpec;
import io.headrace.models.evaluation.Pinball;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.training.fit.FamilySettings;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import io.headrace.training.set.TrainingSetBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// On a market whose law is known, how far every trainer stays behind the true quantiles.
class KnownQuantileTest {
    private static final long HOUR = 3_600_000_000_000L;
    private static final ForecastWindow WINDOW = new ForecastWindow(0, 4 * HOUR);
    private static final QuantileLevels LEVELS = QuantileLevels.STANDARD;
    private static final int EVERY_HOURS = 5;
    private static final int PATHS = 600;

    private static DeskRecording recording;
    private static TrainingSet set;
    private static Fold fold;
    /// True quantiles of .5 and .95, USD, by "venue@instant".
    private static final Map<String, double[]> TRUE = new HashMap<>();

    @BeforeAll
    static void drawTheTruth() {
        SyntheticMarket market = new SyntheticMarket(SyntheticSpec.demo().withDays(100));
        List<MarketEvent> events = market.events();
        PortfolioSpec portfolio =
                PortfolioSpec.forVenues(market.spec().venues(), market.spec().coins());
        recording = DeskRecording.replay(events, portfolio, HOUR, Progress.SILENT);
        set = TrainingSetBuilder.of(recording, WINDOW, recording.toNanos());
        long test = recording.fromNanos() + 70 * 24 * HOUR;
        fold = Fold.whole(recording.warmNanos(), test - WINDOW.endNanos(), test, recording.toNanos());
        DemandFold desk = new DemandFold(portfolio, HOUR);
        int next = 0;
        for (long now = events.getFirst().knownNanos(); now < recording.toNanos() - WINDOW.endNanos(); now += HOUR) {
            while (next < events.size() && events.get(next).knownNanos() <= now) {
                desk.observe(events.get(next++));
            }
            boolean known = !desk.tick(now).isEmpty();
            if (known && now >= test && now / HOUR % EVERY_HOURS == 0) {
                double[][] quantiles = market.trueNeedQuantiles(
                        desk, now, 0, WINDOW.reviewNanos(), new double[] {.5, .95}, PATHS, now);
                for (int v = 0; v < quantiles.length; v++) {
                    TRUE.put(portfolio.venues().get(v) + '@' + now, quantiles[v]);
                }
            }
        }
    }

    /// The bands are how much larger the mean pinball loss may be than that of the true quantiles. Those
    /// know the latent state (regime, funding levels, so also tomorrow's ranking), which no forecaster
    /// sees: 1 is out of reach. Measured on this seed: 1.12 and 1.31, 1.11 and 1.38, 1.14 and 1.36, 1.48
    /// and 1.95.
    @ParameterizedTest
    @CsvSource({"SMILE, 1.20, 1.42", "COMMONS_MATH, 1.20, 1.48", "STRUCTURAL, 1.22, 1.46", "SEASONAL, 1.60, 2.10"})
    void staysWithinTheBandOfTheTrueQuantiles(TrainerFamily family, double medianBand, double upperBand) {
        FamilyScore.Tally tally = new FamilyScore.Tally(LEVELS);
        List<QuantileForecast> forecasts =
                new WalkForward(recording, set, LEVELS).run(fold, family.trainer(FamilySettings.USUAL), 1, tally);
        Map<String, Double> needs = new TreeMap<>();
        for (TrainingRow row : set.rows()) {
            needs.put(row.venue() + '@' + row.asOfNanos(), row.demandUsd() + row.excessUsd());
        }
        double[] own = new double[2];
        double[] best = new double[2];
        for (QuantileForecast forecast : forecasts) {
            String key = forecast.venue() + '@' + forecast.asOfNanos();
            double[] truth = TRUE.get(key);
            Double need = needs.get(key);
            if (truth != null && need != null) {
                own[0] += Pinball.loss(.5, forecast.at(.5), need);
                own[1] += Pinball.loss(.95, forecast.at(.95), need);
                best[0] += Pinball.loss(.5, truth[0], need);
                best[1] += Pinball.loss(.95, truth[1], need);
            }
        }
        System.out.printf(
                "%s: pinball over that of the true quantiles: .5 %.3f, .95 %.3f%n",
                family, own[0] / best[0], own[1] / best[1]);
        assertTrue(own[0] <= medianBand * best[0], ".5: " + own[0] / best[0]);
        assertTrue(own[1] <= upperBand * best[1], ".95: " + own[1] / best[1]);
    }
}
