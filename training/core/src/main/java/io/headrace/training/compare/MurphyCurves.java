package io.headrace.training.compare;

import io.headrace.models.evaluation.comparison.MurphyDiagram;
import io.headrace.models.evaluation.scope.JudgedRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Two models' Murphy diagrams of one level, over all venues.
///
/// @param dominance of the first curve to the second
/// @param points both curves at some thresholds, in order
public record MurphyCurves(double level, MurphyDiagram.Dominance dominance, List<Point> points) {
    private static final int POINTS = 41;

    public MurphyCurves {
        points = List.copyOf(points);
    }

    /// @param thetaUsd threshold, a level of `M - d`
    public record Point(double thetaUsd, double first, double second) {}

    static MurphyCurves of(int level, Judged first, Judged second) {
        MurphyDiagram own = diagram(level, first);
        MurphyDiagram other = diagram(level, second);
        double[] thetas = thetas(own.knots(), other.knots());
        List<Point> points = new ArrayList<>(thetas.length);
        for (double theta : thetas) {
            points.add(new Point(theta, own.at(theta), other.at(theta)));
        }
        return new MurphyCurves(first.levels().get(level), own.against(other), points);
    }

    /// Where the curves step most often, evenly by count and not by width.
    private static double[] thetas(double[] own, double[] other) {
        double[] all = Arrays.copyOf(own, own.length + other.length);
        System.arraycopy(other, 0, all, own.length, other.length);
        Arrays.sort(all);
        double[] thetas = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            thetas[i] = all[(int) Math.round((double) i * (all.length - 1) / (POINTS - 1))];
        }
        return Arrays.stream(thetas).distinct().toArray();
    }

    private static MurphyDiagram diagram(int level, Judged judged) {
        return MurphyDiagram.of(
                        judged.levels().get(level),
                        judged.rows().stream()
                                .mapToDouble(row -> row.quantile(level))
                                .toArray(),
                        judged.rows().stream().mapToDouble(JudgedRow::truthUsd).toArray())
                .orElseThrow();
    }
}
