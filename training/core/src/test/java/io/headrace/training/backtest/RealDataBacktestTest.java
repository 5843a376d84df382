package io.headrace.training.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.review.Review;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.simulation.ThresholdTuning;
import io.headrace.market.event.EventKind;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.Progress;
import io.headrace.models.evaluation.QuantileScore;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.store.intake.RawEvents;
import io.headrace.training.fit.FamilySettings;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.set.TradedVenues;
import io.headrace.training.validate.TrainerFamily;
import io.headrace.training.validate.TrainingOutcome;
import io.headrace.training.validate.TrainingRequest;
import io.headrace.training.validate.TrainingRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Half a year of real prices and funding, trained on the first 60 %. The bounds are what the house claims,
/// with room for another CPU. The structural forecast carries most of the skill since it became every
/// learner's base; the linear model must not lose it.
class RealDataBacktestTest {
    @Test
    void theLinearModelEarnsItsPlaceOnRealPricesAndItsRecordsBearItOut(@TempDir Path folder) {
        String dir = System.getenv("HEADRACE_REAL_DATA");
        Assumptions.assumeTrue(dir != null, "HEADRACE_REAL_DATA is not set: real-data test skipped");
        List<MarketEvent> events = RawEvents.in(Path.of(dir).resolve("perp_venues_1h"), Progress.SILENT).stream()
                .filter(event -> event.kind() != EventKind.LIQUIDATION)
                .toList();
        TradedVenues traded = TradedVenues.in(events);
        assertEquals(List.of("binance", "bybit", "hyperliquid", "kraken"), traded.venues());
        DeskSettings desk =
                DeskSettings.defaults(traded.venues(), traded.coins()).withMaxModelAgeDays(365);
        DeskRecording recording = DeskRecording.replay(events, desk.portfolio(), desk.periodNanos(), Progress.SILENT);
        long until = recording.fromNanos() + (long) (.6 * (recording.toNanos() - recording.fromNanos()));
        TrainingRequest request = new TrainingRequest(
                TrainerFamily.COMMONS_MATH,
                QuantileLevels.STANDARD,
                desk.window(),
                until,
                4,
                FamilySettings.USUAL,
                1,
                List.of());
        TrainingOutcome trained = new TrainingRun(recording, request).run(Progress.SILENT);
        BacktestResult result = new Backtest(new BacktestRequest(
                        recording, trained.bundle(), trained.outOfFold(), desk, ThresholdTuning.DEFAULT_BUDGET, 1))
                .run(Progress.SILENT);
        double own = wql(result, 0);
        assertTrue(own <= .85 * wql(result, 1), "against climatology: " + own / wql(result, 1));
        assertTrue(own <= 1.02 * wql(result, 2), "against the structural forecast: " + own / wql(result, 2));
        QuantileScore score = result.forecasts().getFirst().total();
        assertEquals(.95, score.at(.95).orElseThrow().coverage(), .015);
        assertEquals(.99, score.at(.99).orElseThrow().coverage(), .008);
        double closed = result.scorecard().vsThreshold().value().orElseThrow();
        assertTrue(closed >= .25, "gap closed: " + closed);
        assertTrue(result.gapVsThreshold().low() > 0, "gap closed: " + result.gapVsThreshold());
        Review review = RecordedBacktest.expectParity(result, trained.bundle(), folder.resolve("records.ndjson"));
        assertEquals("paid", review.payback().verdict(), review.payback().sentence());
    }

    private static double wql(BacktestResult result, int family) {
        return result.forecasts().get(family).total().wql().orElseThrow();
    }
}
