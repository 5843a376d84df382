package io.headrace.training.backtest;

import io.headrace.decision.network.WorldState;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.record.Evidence;
import io.headrace.decision.record.RecordFile;
import io.headrace.decision.record.RecordHead;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.simulation.DeskPeriod;
import io.headrace.decision.simulation.Simulation;
import io.headrace.decision.simulation.SimulationResult;
import io.headrace.decision.simulation.World;
import io.headrace.features.engine.Tick;
import io.headrace.training.set.DeskRecording;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A simulated policy's decisions and what each was made from, as a live desk would have recorded them.
public record RecordedStory(RecordHead head, List<Decision> decisions, List<Evidence> evidence) {
    public RecordedStory {
        decisions = List.copyOf(decisions);
        evidence = List.copyOf(evidence);
    }

    /// @param recording the whole data: what was observed before the simulation belongs to the records
    static RecordedStory of(
            DeskSettings settings, DeskRecording recording, Simulation simulation, SimulationResult result) {
        List<DeskPeriod> periods = simulation.periods();
        long start = periods.getFirst().nowNanos();
        List<Tick> before = recording.ticks().stream()
                .takeWhile(tick -> tick.nowNanos() < start)
                .toList();
        World world = new World(settings);
        List<Evidence> evidence = new ArrayList<>(periods.size());
        WorldState books = world.start(simulation.balances(), start);
        for (int t = 0; t < periods.size(); t++) {
            DeskPeriod period = periods.get(t);
            WorldState found = t == 0 ? books : world.flow(world.arrive(books, period.nowNanos()), period.snapshots());
            evidence.add(new Evidence(world.network(found).under(period.circumstances()), period.outlook()));
            books = result.periods().get(t).after();
        }
        return new RecordedStory(RecordHead.of(settings, before).judged(), result.decisions(), evidence);
    }

    /// Writes the records.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-3106 when the file cannot be written
    public void write(Path file) {
        try (RecordFile.Writer out = RecordFile.create(file, head)) {
            for (int t = 0; t < decisions.size(); t++) {
                out.add(decisions.get(t), evidence.get(t));
            }
        }
    }
}
