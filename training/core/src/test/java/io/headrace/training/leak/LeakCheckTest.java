package io.headrace.training.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.features.engine.Tick;
import io.headrace.features.engine.VenueObservation;
import io.headrace.features.schema.FeatureVector;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.portfolio.PortfolioSpec;
import io.headrace.market.problem.Progress;
import io.headrace.market.synthetic.SyntheticMarket;
import io.headrace.market.synthetic.SyntheticSpec;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.training.fit.QuantileTrainer;
import io.headrace.training.fit.StructuralTrainer;
import io.headrace.training.set.DeskRecording;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LeakCheckTest {
    private static final long HOUR = 3_600_000_000_000L;
    private static final ForecastWindow WINDOW = new ForecastWindow(HOUR, 3 * HOUR);
    private static final String LEAKY = "funding_zscore_168h";
    private static final SyntheticMarket MARKET =
            new SyntheticMarket(SyntheticSpec.demo().withDays(45));
    private static final PortfolioSpec PORTFOLIO =
            PortfolioSpec.forVenues(MARKET.spec().venues(), MARKET.spec().coins());

    @Test
    void ourOwnFoldTargetsAndForecastsKnowNothingOfTheFuture() {
        LeakReport report = check(LeakCheckTest::record, new StructuralTrainer());
        assertTrue(report.clean(), report.leaks().toString());
        assertEquals(2, report.cutNanos().size());
        assertEquals(0, report.forecastless());
        assertTrue(report.compared().features() > 1000);
        assertTrue(report.compared().targets() > 1000);
        assertTrue(report.compared().forecasts() > 1000);
    }

    @Test
    void aColumnThatPeeksOneHourAheadIsFoundWithTimeAndBothValues() {
        LeakReport report = check(events -> peeking(record(events)), new StructuralTrainer());
        assertFalse(report.clean());
        List<Leak> features = report.leaks().stream()
                .filter(leak -> leak.kind().equals("feature"))
                .toList();
        assertEquals(1, features.size(), features.toString());
        Leak leak = features.getFirst();
        assertEquals(LEAKY, leak.column());
        assertEquals(leak.cutNanos(), leak.atNanos(), "only the last hour before the cut had nothing to peek at");
        assertEquals(0, leak.cut());
        assertNotEquals(0, leak.whole());
    }

    @Test
    void aRecordingThatScalesByAllHistoryIsFoundInFeaturesTargetsAndForecasts() {
        LeakReport report = check(events -> scaledByLast(record(events)), new StructuralTrainer());
        List<String> kinds = report.leaks().stream().map(Leak::kind).distinct().toList();
        assertTrue(
                kinds.contains("feature") && kinds.contains("target") && kinds.contains("forecast"), kinds.toString());
    }

    private static LeakReport check(Function<List<MarketEvent>, DeskRecording> recorder, QuantileTrainer trainer) {
        LeakProbe probe = new LeakProbe(trainer, QuantileLevels.STANDARD, WINDOW, 1);
        return new LeakCheck(recorder, probe).run(MARKET.events(), 2, 3, Progress.SILENT);
    }

    private static DeskRecording record(List<MarketEvent> events) {
        return DeskRecording.replay(events, PORTFOLIO, HOUR, Progress.SILENT);
    }

    /// The value of the next tick, 0 where there is none.
    private static DeskRecording peeking(DeskRecording honest) {
        int column = honest.schema().indexOf(LEAKY);
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < honest.ticks().size(); i++) {
            Tick next = i + 1 < honest.ticks().size() ? honest.ticks().get(i + 1) : null;
            List<VenueObservation> venues = new ArrayList<>();
            for (int v = 0; v < honest.ticks().get(i).venues().size(); v++) {
                double ahead =
                        next == null ? 0 : next.venues().get(v).features().values()[column];
                venues.add(with(honest.ticks().get(i).venues().get(v), column, ahead));
            }
            ticks.add(new Tick(honest.ticks().get(i).nowNanos(), venues));
        }
        return new DeskRecording(honest.schema(), honest.periodNanos(), ticks);
    }

    /// The structural scale divided by the last one of all.
    private static DeskRecording scaledByLast(DeskRecording honest) {
        int column = honest.schema().indexOf("structural_scale_usd");
        double last = honest.ticks().getLast().venues().getFirst().features().values()[column];
        List<Tick> ticks = new ArrayList<>();
        for (Tick tick : honest.ticks()) {
            ticks.add(new Tick(
                    tick.nowNanos(),
                    tick.venues().stream()
                            .map(each -> with(each, column, each.features().values()[column] / last))
                            .toList()));
        }
        return new DeskRecording(honest.schema(), honest.periodNanos(), ticks);
    }

    private static VenueObservation with(VenueObservation observation, int column, double value) {
        FeatureVector features = observation.features();
        double[] values = features.values();
        values[column] = value;
        return new VenueObservation(
                observation.snapshot(),
                new FeatureVector(
                        features.venue(), features.asOfNanos(), features.schema(), values, features.states()));
    }
}
