package io.headrace.training.backtest;

import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.outlook.Forecaster;
import io.headrace.decision.outlook.ModelSource;
import io.headrace.decision.settings.Capital;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.simulation.DeskPeriod;
import io.headrace.decision.simulation.Simulation;
import io.headrace.decision.simulation.StartingBalances;
import io.headrace.features.engine.Tick;
import io.headrace.features.engine.VenueObservation;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.training.set.DeskRecording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Turns recordings into simulations: forecasts every tick as the live desk would, and sets the first
/// balances.
final class Desks {
    private final DeskSettings settings;
    private final double meanDemandUsd;

    /// @param training its mean demand is the measure of the capital
    Desks(DeskSettings settings, DeskRecording training) {
        this.settings = settings;
        this.meanDemandUsd = training.meanTotalDemandUsd();
    }

    /// One continuous episode. The forecaster starts at its first tick, as a service does that is told to
    /// start there, and has seen the features before it.
    ///
    /// @param whole the recording the span is of
    Simulation simulation(DeskRecording whole, DeskRecording span, ModelSource source) {
        Forecaster forecaster = new Forecaster(source, settings);
        whole.ticks().stream()
                .takeWhile(tick -> tick.nowNanos() < span.fromNanos())
                .forEach(forecaster::remember);
        List<DeskPeriod> periods = new ArrayList<>(span.ticks().size());
        for (Tick tick : span.ticks()) {
            periods.add(new DeskPeriod(snapshots(tick), forecaster.observe(tick)));
        }
        return new Simulation(settings, periods, balances(span));
    }

    /// The settings with the first balances of a span written out, so that another run starts from the
    /// same.
    DeskSettings startingAt(DeskRecording span, DeskSettings tuned) {
        List<TokenAmount> balances = balances(span);
        Map<String, Double> usdByNode = new LinkedHashMap<>();
        usdByNode.put(DeskSettings.TREASURY, balances.getFirst().tokens());
        for (int v = 0; v < tuned.venues().size(); v++) {
            usdByNode.put(tuned.venues().get(v), balances.get(v + 1).tokens());
        }
        return tuned.withCapital(new Capital.Balances(usdByNode));
    }

    private List<TokenAmount> balances(DeskRecording span) {
        return StartingBalances.of(
                settings, meanDemandUsd, snapshots(span.ticks().getFirst()));
    }

    private static List<MarginSnapshot> snapshots(Tick tick) {
        return tick.venues().stream().map(VenueObservation::snapshot).toList();
    }
}
