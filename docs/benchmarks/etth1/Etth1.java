import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/// ETTh1, multivariate, lookback 96: a linear map of each channel's own last 96 hours, one for every hour ahead, by
/// least squares (Commons Math), beside the published row of DLinear. Split, scaling and metric are those of the
/// literature: 12, 4 and 4 months, standardized by the first 12, mean over windows, hours ahead and channels.
///
/// The ridge is the best of seven on the 4 validation months, per horizon.
public final class Etth1 {
    private static final int LOOKBACK = 96;
    private static final int MONTH = 30 * 24;
    private static final int TRAIN = 12 * MONTH;
    private static final int VALIDATION = 16 * MONTH;
    private static final int TEST = 20 * MONTH;
    private static final int[] HORIZONS = {96, 192, 336, 720};
    private static final double[] RIDGES = {1e-3, 1, 10, 30, 100, 300, 1000};
    /// MSE and MAE of DLinear by horizon, as the iTransformer paper (arXiv 2310.06625) reports them.
    private static final double[][] DLINEAR = {{.386, .400}, {.437, .432}, {.481, .459}, {.519, .516}};

    private Etth1() {}

    /// @param args the file ETTh1.csv.gz
    public static void main(String[] args) throws IOException {
        double[][] channels = standardized(read(Path.of(args[0])));
        System.out.println("| horizon | ridge | MSE | MAE | DLinear MSE | DLinear MAE | MSE / DLinear | MAE / DLinear |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (int i = 0; i < HORIZONS.length; i++) {
            System.out.println(line(channels, HORIZONS[i], DLINEAR[i]));
        }
    }

    private static String line(double[][] channels, int horizon, double[] published) {
        double best = Double.POSITIVE_INFINITY;
        double ridge = 0;
        List<Normal> normals = Arrays.stream(channels)
                .map(channel -> Normal.of(channel, horizon))
                .toList();
        for (double each : RIDGES) {
            double error = errors(channels, normals, each, horizon, TRAIN, VALIDATION)[0];
            if (error < best) {
                best = error;
                ridge = each;
            }
        }
        double[] test = errors(channels, normals, ridge, horizon, VALIDATION, TEST);
        return String.format(
                Locale.ROOT,
                "| %d | %.0f | %.4f | %.4f | %.3f | %.3f | %.3f | %.3f |",
                horizon,
                ridge,
                test[0],
                test[1],
                published[0],
                published[1],
                test[0] / published[0],
                test[1] / published[1]);
    }

    /// Mean squared and mean absolute error over windows whose hours ahead lie in `[from, to)`.
    private static double[] errors(
            double[][] channels, List<Normal> normals, double ridge, int horizon, int from, int to) {
        double squares = 0;
        double sizes = 0;
        long count = 0;
        for (int c = 0; c < channels.length; c++) {
            double[][] map = normals.get(c).solve(ridge);
            for (int start = from; start + horizon <= to; start++) {
                for (int ahead = 0; ahead < horizon; ahead++) {
                    double said = map[LOOKBACK][ahead];
                    for (int lag = 0; lag < LOOKBACK; lag++) {
                        said += map[lag][ahead] * channels[c][start - LOOKBACK + lag];
                    }
                    double missed = said - channels[c][start + ahead];
                    squares += missed * missed;
                    sizes += Math.abs(missed);
                    count++;
                }
            }
        }
        return new double[] {squares / count, sizes / count};
    }

    /// The normal equations of one channel: `x' x` and `x' y`, x the last 96 hours and 1, y the hours ahead.
    private record Normal(double[][] inputs, double[][] outputs) {
        static Normal of(double[] channel, int horizon) {
            double[][] inputs = new double[LOOKBACK + 1][LOOKBACK + 1];
            double[][] outputs = new double[LOOKBACK + 1][horizon];
            double[] x = new double[LOOKBACK + 1];
            x[LOOKBACK] = 1;
            for (int start = LOOKBACK; start + horizon <= TRAIN; start++) {
                System.arraycopy(channel, start - LOOKBACK, x, 0, LOOKBACK);
                for (int i = 0; i <= LOOKBACK; i++) {
                    for (int j = 0; j <= LOOKBACK; j++) {
                        inputs[i][j] += x[i] * x[j];
                    }
                    for (int ahead = 0; ahead < horizon; ahead++) {
                        outputs[i][ahead] += x[i] * channel[start + ahead];
                    }
                }
            }
            return new Normal(inputs, outputs);
        }

        double[][] solve(double ridge) {
            RealMatrix left = new Array2DRowRealMatrix(inputs, true);
            for (int i = 0; i <= LOOKBACK; i++) {
                left.addToEntry(i, i, ridge);
            }
            return new CholeskyDecomposition(left, 1e-9, 0)
                    .getSolver()
                    .solve(new Array2DRowRealMatrix(outputs, false))
                    .getData();
        }
    }

    private static List<double[]> read(Path file) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            List<double[]> rows = new ArrayList<>();
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                rows.add(Arrays.stream(line.split(",")).skip(1).mapToDouble(Double::parseDouble).toArray());
            }
            return rows;
        }
    }

    /// By channel, in standard deviations of the first 12 months.
    private static double[][] standardized(List<double[]> rows) {
        double[][] channels = new double[rows.getFirst().length][rows.size()];
        for (int c = 0; c < channels.length; c++) {
            double mean = 0;
            double square = 0;
            for (int t = 0; t < TRAIN; t++) {
                mean += rows.get(t)[c] / TRAIN;
                square += rows.get(t)[c] * rows.get(t)[c] / TRAIN;
            }
            double spread = Math.sqrt(square - mean * mean);
            for (int t = 0; t < rows.size(); t++) {
                channels[c][t] = (rows.get(t)[c] - mean) / spread;
            }
        }
        return channels;
    }
}
