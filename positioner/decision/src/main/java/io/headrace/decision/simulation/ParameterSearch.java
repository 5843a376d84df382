package io.headrace.decision.simulation;

import io.headrace.market.problem.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// A search of fixed length for the cheapest of a family of parameter vectors: first a full grid, then steps
/// along each axis from the best so far, halved whenever no step helps. Deterministic; ties go to the first
/// tried.
public final class ParameterSearch {
    private final String task;
    private final List<Axis> axes;
    private final int budget;
    private final Progress progress;
    private final List<Candidate> candidates = new ArrayList<>();
    private int tried;
    private double[] best = {};
    private double bestCost = Double.POSITIVE_INFINITY;

    /// @param axes of each coordinate
    /// @param budget how many vectors to try, at least the size of the grid
    public ParameterSearch(String task, List<Axis> axes, int budget, Progress progress) {
        int grid = size(axes);
        if (budget < grid) {
            throw new IllegalArgumentException("budget must be at least the grid of " + grid + ", was " + budget);
        }
        this.task = task;
        this.axes = axes;
        this.budget = budget;
        this.progress = progress;
    }

    /// Points of the full grid.
    public static int size(List<Axis> axes) {
        int size = 1;
        for (Axis axis : axes) {
            size *= axis.size();
        }
        return size;
    }

    public double[] cheapest(ToDoubleFunction<double[]> cost) {
        for (int i = 0; i < size(axes); i++) {
            attempt(gridPoint(i), cost);
        }
        double scale = .5;
        while (tried < budget && scale > 1e-3) {
            if (!step(scale, cost)) {
                scale *= .5;
            }
        }
        return best.clone();
    }

    /// A vector that was tried.
    ///
    /// @param cost what it cost
    public record Candidate(double[] point, double cost) {
        public Candidate {
            point = point.clone();
        }

        @Override
        public double[] point() {
            return point.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Candidate that && Arrays.equals(point, that.point) && cost == that.cost;
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(point);
        }

        @Override
        public String toString() {
            return Arrays.toString(point) + " costs " + cost;
        }
    }

    /// What costs at most `share` more than the cheapest, the cheapest first, at most so many: a search that
    /// names one winner hides that others were as good.
    public List<Candidate> nearBest(double share, int most) {
        return candidates.stream()
                .filter(candidate -> candidate.cost <= bestCost + share * Math.abs(bestCost))
                .sorted(Comparator.comparingDouble(Candidate::cost))
                .limit(most)
                .toList();
    }

    public double cost() {
        return bestCost;
    }

    public int tried() {
        return tried;
    }

    /// @return whether some step was better
    private boolean step(double scale, ToDoubleFunction<double[]> cost) {
        boolean better = false;
        for (double[] candidate : neighbours(best, scale)) {
            if (tried >= budget) {
                return better;
            }
            better |= attempt(candidate, cost);
        }
        return better;
    }

    private List<double[]> neighbours(double[] centre, double scale) {
        List<double[]> candidates = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            Axis axis = axes.get(i);
            double stride = scale * (axis.high() - axis.low()) / Math.max(1, axis.size() - 1);
            for (int sign = -1; sign <= 1; sign += 2) {
                double moved = Math.clamp(centre[i] + sign * stride, axis.low(), axis.high());
                if (moved != centre[i]) {
                    double[] candidate = centre.clone();
                    candidate[i] = moved;
                    candidates.add(candidate);
                }
            }
        }
        return candidates;
    }

    private boolean attempt(double[] candidate, ToDoubleFunction<double[]> cost) {
        double total = cost.applyAsDouble(candidate);
        tried++;
        candidates.add(new Candidate(candidate, total));
        progress.report(task, tried, budget);
        if (total < bestCost) {
            bestCost = total;
            best = candidate;
            return true;
        }
        return false;
    }

    private double[] gridPoint(int number) {
        double[] point = new double[axes.size()];
        int rest = number;
        for (int i = axes.size() - 1; i >= 0; i--) {
            double[] values = axes.get(i).values();
            point[i] = values[rest % values.length];
            rest /= values.length;
        }
        return point;
    }
}
