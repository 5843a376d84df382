package io.headrace.decision.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.program.ClairvoyantBound;
import io.headrace.decision.settings.Capital;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.OrderUpToParameters;
import io.headrace.decision.settings.ThresholdParameters;
import io.headrace.decision.strategy.OrderUpToPolicy;
import io.headrace.decision.strategy.ThresholdPolicy;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.problem.Progress;
import io.headrace.models.forecast.ForecastSupport;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.models.forecast.QuantileLevels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Both policies tuned on the first half of the reference case and judged on the second, on the plainest
/// forecast there is: the announced plan plus quantiles of past surprises, relative to demand.
class TuningTest {
    private static final int HALF = 336;
    private static final int REVIEW = 4;

    @Test
    void orderUpToBeatsTheTunedRuleOnALaterSpan() {
        DeskSettings settings = Refcase.settings(1, 2).withCapital(new Capital.Multiple(1.1));
        List<DeskPeriod> all = Refcase.periods();
        List<DeskPeriod> periods = withForecasts(all, surprises(all));
        double mean = periods.subList(0, HALF).stream()
                .mapToDouble(DeskPeriod::totalDemandUsd)
                .average()
                .orElseThrow();
        Simulation train = simulation(settings, periods.subList(0, HALF + 1), mean);
        Simulation later = simulation(settings, periods.subList(HALF, periods.size()), mean);

        Tuned<ThresholdParameters> rule =
                ThresholdTuning.tune(List.of(train), ThresholdTuning.DEFAULT_BUDGET, Progress.SILENT);
        Tuned<OrderUpToParameters> predictive = OrderUpToTuning.tune(
                List.of(train), rule.parameters(), ThresholdTuning.DEFAULT_BUDGET, Progress.SILENT);
        assertTrue(rule.simulations() <= ThresholdTuning.DEFAULT_BUDGET);
        assertTrue(predictive.simulations() <= ThresholdTuning.DEFAULT_BUDGET);
        assertEquals(rule, ThresholdTuning.tune(List.of(train), ThresholdTuning.DEFAULT_BUDGET, Progress.SILENT));

        ThresholdPolicy threshold = new ThresholdPolicy(rule.parameters());
        OrderUpToPolicy orderUpTo = new OrderUpToPolicy(predictive.parameters(), threshold, settings);
        double bound = ClairvoyantBound.solve(later).totals().totalUsd();
        double gap = GapClosed.of(
                        later.totals(orderUpTo).totalUsd(),
                        later.totals(threshold).totalUsd(),
                        bound)
                .value()
                .orElseThrow();
        assertTrue(gap > .1, "gap closed " + gap + " with " + predictive + " against " + rule);
        assertEquals(
                later.totals(orderUpTo),
                later.run("predictive", orderUpTo).totals(),
                "decisions and bare orders agree");
    }

    private static Simulation simulation(DeskSettings settings, List<DeskPeriod> periods, double meanDemand) {
        List<TokenAmount> balances =
                StartingBalances.of(settings, meanDemand, periods.getFirst().snapshots());
        return new Simulation(settings, periods, balances);
    }

    /// Quantiles of (M - announced demand) / demand over the first half, all venues together.
    private static double[] surprises(List<DeskPeriod> periods) {
        List<Double> seen = new ArrayList<>();
        for (int t = 0; t + REVIEW <= HALF; t++) {
            for (int v = 0; v < Refcase.VENUES.size(); v++) {
                MarginSnapshot now = periods.get(t).snapshots().get(v);
                double flowed = 0;
                double need = Double.NEGATIVE_INFINITY;
                for (int u = 1; u <= REVIEW; u++) {
                    MarginSnapshot then = periods.get(t + u).snapshots().get(v);
                    flowed += then.flowUsd();
                    need = Math.max(need, then.demandUsd() - flowed);
                }
                seen.add((need - now.plannedPeakUsd()) / now.demandUsd());
            }
        }
        double[] sorted =
                seen.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double[] quantiles = new double[QuantileLevels.STANDARD.size()];
        Arrays.setAll(quantiles, k -> sorted[(int) (QuantileLevels.STANDARD.get(k) * sorted.length)]);
        return quantiles;
    }

    private static List<DeskPeriod> withForecasts(List<DeskPeriod> periods, double[] surprises) {
        ForecastWindow window = new ForecastWindow(0, REVIEW * Refcase.HOUR);
        ForecastSupport support = new ForecastSupport.FromModel("m", "c");
        List<DeskPeriod> forecast = new ArrayList<>();
        for (DeskPeriod period : periods) {
            List<VenueOutlook> venues = new ArrayList<>();
            for (VenueOutlook venue : period.outlook().venues()) {
                double[] values = new double[surprises.length];
                Arrays.setAll(values, k -> venue.knownDemandUsd() + surprises[k] * venue.demandUsd());
                venues.add(new VenueOutlook(
                        venue.venue(),
                        venue.demandUsd(),
                        venue.plannedPeakUsd(),
                        Optional.of(new QuantileForecast(
                                venue.venue(), period.nowNanos(), window, QuantileLevels.STANDARD, values, support)),
                        support));
            }
            forecast.add(new DeskPeriod(period.snapshots(), new DemandOutlook(period.nowNanos(), venues)));
        }
        return forecast;
    }
}
