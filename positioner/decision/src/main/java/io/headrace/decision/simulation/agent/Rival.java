package io.headrace.decision.simulation.agent;

import java.util.ArrayList;
import java.util.List;

/// Another desk that covers the same demand: when total demand rises, it sends its share of the rise on the
/// same routes, to each venue by its part in demand, and makes them dearer by its use of their depth.
///
/// @param share of the rise, at least 0
/// @param depthUsd a transfer of this size doubles the way's cost of `cost`, positive
/// @param cost USD per USD of the desk's orders when the whole depth is used, at least 0
public record Rival(double share, double depthUsd, double cost) implements Agent {
    public Rival {
        if (!(share >= 0) || !(depthUsd > 0) || !(cost >= 0)) {
            throw new IllegalArgumentException("share and cost must not be negative and depth positive, were " + share
                    + ", " + cost + ", " + depthUsd);
        }
    }

    /// Remembers total demand.
    @Override
    public Act act(double memory, Scene scene) {
        double total = scene.totalDemandUsd();
        double sent = memory > 0 ? share * Math.max(0, total - memory) : 0;
        List<Double> taken = new ArrayList<>();
        List<Double> dearer = new ArrayList<>();
        for (double demand : scene.demandsUsd()) {
            double here = total > 0 ? sent * demand / total : 0;
            taken.add(here);
            dearer.add(cost * here / depthUsd);
        }
        return new Act(total, taken, dearer, 1);
    }
}
