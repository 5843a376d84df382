package io.headrace.training.set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.features.engine.VenueObservation;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.portfolio.PortfolioSpec;
import io.headrace.market.problem.Progress;
import io.headrace.market.synthetic.SyntheticMarket;
import io.headrace.market.synthetic.SyntheticSpec;
import io.headrace.models.forecast.ForecastWindow;
import org.junit.jupiter.api.Test;

class TrainingSetBuilderTest {
    private static final long HOUR = 3_600_000_000_000L;

    @Test
    void labelsAreTheRunningMaximumOfDemandLessFlows() {
        SyntheticMarket market = new SyntheticMarket(SyntheticSpec.demo().withDays(16));
        PortfolioSpec portfolio =
                PortfolioSpec.forVenues(market.spec().venues(), market.spec().coins());
        DeskRecording recording = DeskRecording.replay(market.events(), portfolio, HOUR, Progress.SILENT);
        ForecastWindow window = new ForecastWindow(2 * HOUR, 3 * HOUR);
        TrainingSet set = TrainingSetBuilder.of(recording, window, recording.toNanos());
        assertTrue(set.size() > 100, "rows: " + set.size());
        for (TrainingRow row : set.rows()) {
            int at = (int) ((row.asOfNanos() - recording.fromNanos()) / HOUR);
            int venue = portfolio.venues().indexOf(row.venue());
            VenueObservation now = recording.ticks().get(at).venues().get(venue);
            assertTrue(now.features().warm());
            double flowed = 0;
            double need = Double.NEGATIVE_INFINITY;
            for (int u = 1; u <= 5; u++) {
                MarginSnapshot later =
                        recording.ticks().get(at + u).venues().get(venue).snapshot();
                flowed += later.flowUsd();
                need = u > 2 ? Math.max(need, later.demandUsd() - flowed) : need;
            }
            double scale = now.features().value("structural_scale_usd");
            double expected = (need - now.snapshot().demandUsd()) / scale;
            assertEquals(expected, row.y(), 1e-9 * Math.max(1, Math.abs(expected)));
            assertEquals(now.features().values().length, row.width());
        }
    }
}
