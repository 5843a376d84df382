package io.headrace.inference.cli.transfer;

import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.simulation.SimulationReport;
import io.headrace.settlement.simulation.Tally;
import io.headrace.settlement.simulation.chaos.Coverage;
import io.headrace.settlement.simulation.chaos.FaultKind;
import io.headrace.settlement.simulation.world.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A simulation for people: what was found, what was reached, and how to see a failure again.
final class SimulationText {
    private SimulationText() {}

    static String of(SimulationReport report, long firstSeed) {
        Tally tally = report.tally();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "seeds       %,d from %d%ntransfers   %,d%nfaults      %,d%nlost        %d%ndoubled     %d%nbroken      %d%n",
                tally.seeds(),
                firstSeed,
                tally.transfers(),
                tally.faults(),
                tally.lost(),
                tally.doubled(),
                tally.brokenSeeds()));
        coverage(text, report.coverage());
        for (Outcome failure : report.failures()) {
            text.append(failure(failure));
        }
        return text.toString().stripTrailing();
    }

    private static void coverage(StringBuilder text, Coverage coverage) {
        int legal = 0;
        for (State state : State.values()) {
            legal += state.next().size();
        }
        List<String> transitions = coverage.missingTransitions();
        List<FaultKind> faults = coverage.missingFaults();
        text.append(String.format(
                Locale.ROOT,
                "reached     %d of %d transitions, %d of %d kinds of fault%n",
                legal - transitions.size(),
                legal,
                FaultKind.values().length - faults.size(),
                FaultKind.values().length));
        if (!transitions.isEmpty()) {
            text.append("not reached ").append(String.join(", ", transitions)).append('\n');
        }
        if (!faults.isEmpty()) {
            text.append("not struck  ").append(faults).append('\n');
        }
    }

    private static String failure(Outcome failure) {
        List<String> what = new ArrayList<>(failure.lost());
        what.addAll(failure.doubled());
        what.addAll(failure.broken());
        return "\nseed " + failure.seed() + ": " + String.join("; ", what)
                + "\n  replay: ./headrace simulate --seeds 1 --seed " + failure.seed() + '\n';
    }
}
