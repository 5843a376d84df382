package io.headrace.training.proof.strategy;

import io.headrace.decision.network.Transit;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.simulation.DeskPeriod;
import io.headrace.decision.simulation.SimulatedPeriod;
import io.headrace.decision.simulation.Simulation;
import java.util.Arrays;
import java.util.List;

/// What a strategy did, beside what it cost.
///
/// @param shortVenuePeriods venue-periods found short
/// @param meanShortUsd missing in those, on average
/// @param worstShortUsd the most that was missing at one venue
/// @param movedUsd sent, both ways
/// @param reversals moves of a venue against its own last move within a day
public record Behaviour(
        long shortVenuePeriods, double meanShortUsd, double worstShortUsd, double movedUsd, long reversals) {
    private static final long DAY_NANOS = 86_400_000_000_000L;
    private static final double SHORT_SHARE = 1e-6;

    static Behaviour of(Simulation simulation, List<SimulatedPeriod> story) {
        Tally tally = new Tally(simulation.settings());
        for (int t = 0; t < story.size(); t++) {
            tally.shortages(t, simulation.periods().get(t), story.get(t));
            story.get(t).departed().forEach(tally::move);
        }
        return tally.behaviour();
    }

    /// Both together.
    public Behaviour plus(Behaviour other) {
        long count = shortVenuePeriods + other.shortVenuePeriods;
        double sum = shortVenuePeriods * meanShortUsd + other.shortVenuePeriods * other.meanShortUsd;
        return new Behaviour(
                count,
                count > 0 ? sum / count : 0,
                Math.max(worstShortUsd, other.worstShortUsd),
                movedUsd + other.movedUsd,
                reversals + other.reversals);
    }

    private static final class Tally {
        private final List<String> venues;
        private final long[] lastNanos;
        private final boolean[] lastIn;
        private long count;
        private double sum;
        private double worst;
        private double moved;
        private long reversals;

        private Tally(DeskSettings settings) {
            venues = settings.venues();
            lastNanos = new long[venues.size()];
            lastIn = new boolean[venues.size()];
            Arrays.fill(lastNanos, Long.MIN_VALUE);
        }

        private void shortages(int t, DeskPeriod period, SimulatedPeriod went) {
            if (t == 0) {
                return;
            }
            double[] before = new double[venues.size()];
            for (int v = 0; v < before.length; v++) {
                before[v] = went.after().onHand().get(v + 1).tokens();
            }
            for (Transit transit : went.departed()) {
                int from = venues.indexOf(transit.from());
                if (from >= 0) {
                    before[from] += transit.amount().tokens();
                }
            }
            for (int v = 0; v < before.length; v++) {
                double demand = period.snapshots().get(v).demandUsd();
                double missing = demand - before[v];
                if (missing > SHORT_SHARE * demand) {
                    count++;
                    sum += missing;
                    worst = Math.max(worst, missing);
                }
            }
        }

        private void move(Transit transit) {
            boolean in = venues.contains(transit.to());
            int venue = venues.indexOf(in ? transit.to() : transit.from());
            long now = transit.departedNanos();
            boolean recent = lastNanos[venue] != Long.MIN_VALUE && now - lastNanos[venue] <= DAY_NANOS;
            reversals += recent && lastIn[venue] != in ? 1 : 0;
            lastNanos[venue] = now;
            lastIn[venue] = in;
            moved += transit.amount().tokens();
        }

        private Behaviour behaviour() {
            return new Behaviour(count, count > 0 ? sum / count : 0, worst, moved, reversals);
        }
    }
}
