package io.headrace.decision.simulation.agent;

import java.util.ArrayList;
import java.util.List;

/// Sees the desk's orders before they depart and, when one is worth it, sends ahead of it on the same way: the
/// desk pays more, and where the way has an allowance, less of the order gets through.
///
/// @param leastUsd smallest order it is worth to run ahead of, positive
/// @param takesUsd what it sends ahead, at least 0
/// @param dearer what it adds to the proportional cost of the order, at least 0
/// @param chance that it is quick enough, 0 to 1
public record FrontRunner(double leastUsd, double takesUsd, double dearer, double chance) implements Agent {
    public FrontRunner {
        if (!(leastUsd > 0) || !(takesUsd >= 0) || !(dearer >= 0) || !(chance >= 0 && chance <= 1)) {
            throw new IllegalArgumentException("a front-runner needs a least order, and amounts that are not negative");
        }
    }

    /// Remembers how often it was quick enough.
    @Override
    public Act act(double memory, Scene scene) {
        boolean quick = scene.chance() < chance;
        List<Double> taken = new ArrayList<>();
        List<Double> costs = new ArrayList<>();
        double times = memory;
        for (double ordered : scene.orderedUsd()) {
            boolean ahead = quick && ordered >= leastUsd;
            taken.add(ahead ? takesUsd : 0);
            costs.add(ahead ? dearer : 0);
            times += ahead ? 1 : 0;
        }
        return new Act(times, taken, costs, 1);
    }
}
