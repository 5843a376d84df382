package io.headrace.training.compare;

import io.headrace.features.schema.FeatureSchema;
import io.headrace.models.forecast.ForecastSupport;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;

/// Two venues whose `M - d` is the greatest of independent normal draws over a window, scaled by a volatility
/// that is known, and forecasts of its true quantiles with an error of choice.
public final class SampleForecasts {
    public static final long HOUR = 3_600_000_000_000L;
    public static final ForecastWindow WINDOW = new ForecastWindow(HOUR, 3 * HOUR);
    public static final long DEMAND_USD = 1000;
    private static final QuantileLevels LEVELS = QuantileLevels.STANDARD;
    private static final FeatureSchema SCHEMA =
            FeatureSchema.of(List.of("other", Judged.VOLATILITY), List.of("other", "volatility"));

    private final int hours;
    private final double[][] truths;

    public SampleForecasts(int hours, long seed) {
        this.hours = hours;
        truths = new double[2][hours];
        SplittableRandom random = new SplittableRandom(seed);
        for (double[] venue : truths) {
            double[] draws = new double[hours + 4];
            for (int t = 0; t < draws.length; t++) {
                draws[t] = random.nextGaussian();
            }
            for (int t = 0; t < hours; t++) {
                venue[t] = volatility(t) * Math.max(draws[t + 1], Math.max(draws[t + 2], draws[t + 3]));
            }
        }
    }

    public TrainingSet outcomes() {
        List<TrainingRow> rows = new ArrayList<>();
        for (int t = 0; t < hours; t++) {
            for (int v = 0; v < truths.length; v++) {
                rows.add(new TrainingRow(
                        venue(v), t * HOUR, new double[] {0, volatility(t)}, truths[v][t], 1, DEMAND_USD));
            }
        }
        return new TrainingSet(SCHEMA, WINDOW, rows);
    }

    /// @param from first hour that is forecast
    /// @param error added to every quantile, USD
    public List<QuantileForecast> forecasts(int from, double error) {
        NormalDistribution normal = new NormalDistribution(0, 1);
        List<QuantileForecast> forecasts = new ArrayList<>();
        for (int t = from; t < hours; t++) {
            double[] values = new double[LEVELS.size()];
            for (int k = 0; k < values.length; k++) {
                double oneDraw = Math.pow(LEVELS.get(k), 1.0 / 3);
                values[k] = DEMAND_USD + error + volatility(t) * normal.inverseCumulativeProbability(oneDraw);
            }
            for (int v = 0; v < truths.length; v++) {
                forecasts.add(new QuantileForecast(
                        venue(v), t * HOUR, WINDOW, LEVELS, values, new ForecastSupport.FromModel("m", "")));
            }
        }
        return forecasts;
    }

    public Judged judged(String name, int from, double error) {
        return Judged.of(name, forecasts(from, error), outcomes(), HOUR);
    }

    private static double volatility(int hour) {
        return 10 + 8 * Math.sin(hour / 40.0);
    }

    private static String venue(int index) {
        return index == 0 ? "alpha" : "bravo";
    }
}
