package io.headrace.decision.outlook.scenario;

import io.headrace.models.forecast.QuantileForecast;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Erf;

/// Forecast quantiles of all venues joined into scenarios of need, by the Schaake shuffle (Clark et al.
/// 2004): of S scenarios, a venue's r-th smallest running maximum is its forecast's quantile at `(r + 1/2) /
/// S`, and which scenario gets it is read off the ranks of past errors of all venues at the same instants. So
/// each venue keeps its forecast and all spike together as they did. Within a scenario the path to and from the
/// maximum is that of the past instant, in spreads of the present forecast:
///
/// `need[k] = M + shape[k] (Q(.95) - Q(.5))`, demand less all flows since now, USD.
///
/// Where fewer past errors are known than scenarios asked for, the rest spike in step at every venue and
/// stay at their maximum throughout: dependence that is not known is taken for the worst.
public final class JointPaths {
    private static final double MEDIAN = .5;
    private static final double HIGH = .95;
    private static final double NORMAL_HIGH = 1.6448536269514722;

    private JointPaths() {}

    /// @param forecasts one per venue
    /// @return by scenario, venue, period after now
    public static double[][][] of(List<QuantileForecast> forecasts, PastErrors past, ScenarioSize size) {
        List<PastError> known = past.sample().stream()
                .filter(error ->
                        error.scores().length == forecasts.size() && error.shapes()[0].length >= size.periods())
                .limit(size.count())
                .toList();
        double[][][] paths = new double[size.count()][forecasts.size()][];
        for (int v = 0; v < forecasts.size(); v++) {
            QuantileForecast forecast = forecasts.get(v);
            double spread = forecast.at(HIGH) - forecast.at(MEDIAN);
            int[] ranks = ranks(scores(known, v, size.count()));
            for (int s = 0; s < size.count(); s++) {
                double most = forecast.at((ranks[s] + .5) / size.count());
                double[] shape = s < known.size() ? known.get(s).shapes()[v] : new double[size.periods()];
                paths[s][v] = path(most, shape, spread, size.periods());
            }
        }
        return paths;
    }

    /// Known scores, then those of a normal law at its mid-levels, the same for every venue.
    private static double[] scores(List<PastError> known, int venue, int count) {
        double[] scores = new double[count];
        int unknown = count - known.size();
        for (int s = 0; s < count; s++) {
            double level = (s - known.size() + .5) / Math.max(1, unknown);
            scores[s] = s < known.size()
                    ? known.get(s).scores()[venue]
                    : Math.sqrt(2) * Erf.erfInv(2 * level - 1) / NORMAL_HIGH;
        }
        return scores;
    }

    private static int[] ranks(double[] scores) {
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer s) -> scores[s]).thenComparing(s -> s))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] ranks = new int[scores.length];
        for (int r = 0; r < order.length; r++) {
            ranks[order[r]] = r;
        }
        return ranks;
    }

    private static double[] path(double most, double[] shape, double spread, int periods) {
        double[] path = new double[periods];
        for (int k = 0; k < periods; k++) {
            path[k] = most + shape[k] * spread;
        }
        return path;
    }
}
