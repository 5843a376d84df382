package io.headrace.inference.decide;

import io.headrace.features.engine.Tick;
import io.headrace.features.engine.VenueObservation;
import io.headrace.models.forecast.VectorHistory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// What was folded before the first decision: the last ticks, and what the desk needed on average.
final class FoldedHistory {
    private final Deque<Tick> last = new ArrayDeque<>();
    private double demandUsd;
    private long ticks;

    void observe(Tick tick) {
        last.addLast(tick);
        if (last.size() > VectorHistory.LONGEST) {
            last.removeFirst();
        }
        for (VenueObservation venue : tick.venues()) {
            demandUsd += venue.snapshot().demandUsd();
        }
        ticks++;
    }

    /// Mean total demand, USD; of `first` where nothing was folded.
    double meanDemandUsd(Tick first) {
        return ticks > 0 ? demandUsd / ticks : totalUsd(first);
    }

    /// The last ticks, oldest first, at most [VectorHistory#LONGEST]; they are forgotten here.
    List<Tick> handOver() {
        List<Tick> all = List.copyOf(last);
        last.clear();
        return all;
    }

    private static double totalUsd(Tick tick) {
        double sum = 0;
        for (VenueObservation venue : tick.venues()) {
            sum += venue.snapshot().demandUsd();
        }
        return sum;
    }
}
