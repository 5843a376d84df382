package io.headrace.decision.simulation;

import io.headrace.decision.circumstance.Circumstances;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.market.event.MarginSnapshot;
import java.util.List;

/// What happens in one period of a simulation, whatever the desk does: what each venue's account needs and
/// what flowed, and what the desk expects.
///
/// @param snapshots one per venue in the order of the settings, all known at the period's boundary
/// @param circumstances what the desk hears beside that
public record DeskPeriod(List<MarginSnapshot> snapshots, DemandOutlook outlook, Circumstances circumstances) {
    public DeskPeriod {
        snapshots = List.copyOf(snapshots);
        if (snapshots.isEmpty() || snapshots.size() != outlook.venues().size()) {
            throw new IllegalArgumentException("snapshots and outlook must cover the same venues, were "
                    + snapshots.size() + " and " + outlook.venues().size());
        }
        if (snapshots.getFirst().knownNanos() != outlook.asOfNanos()) {
            throw new IllegalArgumentException("snapshots and outlook must be of one instant, were "
                    + snapshots.getFirst().knownNanos() + " and " + outlook.asOfNanos());
        }
    }

    /// A period in which nothing else is heard.
    public DeskPeriod(List<MarginSnapshot> snapshots, DemandOutlook outlook) {
        this(snapshots, outlook, Circumstances.empty());
    }

    public long nowNanos() {
        return outlook.asOfNanos();
    }

    /// Sum of the venues' present demands, USD.
    public double totalDemandUsd() {
        double sum = 0;
        for (MarginSnapshot snapshot : snapshots) {
            sum += snapshot.demandUsd();
        }
        return sum;
    }
}
