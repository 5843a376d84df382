package io.headrace.training.set;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.features.engine.Tick;
import io.headrace.features.engine.VenueObservation;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.portfolio.PortfolioSpec;
import io.headrace.market.problem.Progress;
import io.headrace.market.synthetic.SyntheticMarket;
import io.headrace.market.synthetic.SyntheticSpec;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.VectorHistory;
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

    @Test
    void rowsHoldTheVectorsThatAHistoryOfTheSameTicksHolds() {
        SyntheticMarket market = new SyntheticMarket(SyntheticSpec.demo().withDays(14));
        PortfolioSpec portfolio =
                PortfolioSpec.forVenues(market.spec().venues(), market.spec().coins());
        DeskRecording whole = DeskRecording.replay(market.events(), portfolio, HOUR, Progress.SILENT);
        // One period is missing.
        long gap = whole.toNanos() - 40 * HOUR;
        DeskRecording recording = new DeskRecording(
                whole.schema(),
                HOUR,
                whole.ticks().stream().filter(tick -> tick.nowNanos() != gap).toList());
        TrainingSet set = TrainingSetBuilder.of(recording, new ForecastWindow(0, HOUR), recording.toNanos());
        String venue = portfolio.venues().getFirst();
        VectorHistory history = new VectorHistory(HOUR);
        int compared = 0;
        for (Tick tick : recording.ticks()) {
            history.observe(tick.venues().getFirst().features());
            for (TrainingRow row :
                    set.between(tick.nowNanos(), tick.nowNanos() + 1).rows()) {
                if (row.venue().equals(venue)) {
                    compared++;
                    assertEquals(history.length(), row.vectors().length());
                    double[] expected = new double[row.vectors().length() * row.width()];
                    history.copyTo(row.vectors().length(), expected);
                    assertArrayEquals(expected, row.features(row.vectors().length()));
                }
            }
        }
        assertTrue(compared > 50, "rows: " + compared);
    }

    @Test
    void mappedVectorsAreMappedOneByOne() {
        PastVectors vectors = PastVectors.of(1, 2).then(3, 4).then(5, 6);
        PastVectors mapped = vectors.mapped(x -> new double[] {x[0] + x[1]}).mapped(x -> new double[] {x[0], -x[0]});
        assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, vectors.last(3));
        assertArrayEquals(new double[] {3, -3, 7, -7, 11, -11}, mapped.last(3));
        assertThrows(IllegalStateException.class, () -> mapped.then(1, 2));
        assertThrows(IllegalArgumentException.class, () -> mapped.last(4));
    }
}
