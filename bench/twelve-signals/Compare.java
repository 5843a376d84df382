import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Whether several sides gave the same vectors: a signal is warm in one where it is warm in the other, and its values differ
/// by at most 1e-9 of the larger, or of the signal's mean absolute value where that is more.
///
/// Usage: `Compare OURS THEIRS...`, each raw doubles or a Parquet file; prints the largest difference of each signal and
/// ends with 1 when one is too large.
final class Compare {
    private static final double TOLERANCE = 1e-9;
    private static final List<String> NAMES = List.of(
            "realized_variance_1h",
            "parkinson_volatility_1h",
            "ewma_volatility_1m",
            "down_semivariance_1h",
            "ofi_60s",
            "queue_imbalance",
            "signed_volume_60s",
            "vpin_50",
            "amihud_1h",
            "roll_spread_1h",
            "funding_zscore_168h",
            "spread");

    static void main(String[] args) throws IOException, SQLException {
        double[] ours = read(Path.of(args[0]));
        boolean same = true;
        for (int side = 1; side < args.length; side++) {
            same &= same(ours, read(Path.of(args[side])), args[side]);
        }
        System.exit(same ? 0 : 1);
    }

    private static boolean same(double[] ours, double[] theirs, String name) {
        System.out.printf("%s: %d and %d values%n", name, ours.length, theirs.length);
        boolean same = ours.length == theirs.length;
        for (int column = 0; column < NAMES.size() && same; column++) {
            same &= same(ours, theirs, column);
        }
        return same;
    }

    private static boolean same(double[] ours, double[] theirs, int column) {
        double scale = 0;
        int warm = 0;
        for (int i = column; i < ours.length; i += NAMES.size()) {
            scale += Double.isNaN(ours[i]) ? 0 : Math.abs(ours[i]);
            warm += Double.isNaN(ours[i]) ? 0 : 1;
        }
        scale /= Math.max(1, warm);
        double largest = 0;
        int unlike = 0;
        int first = -1;
        for (int i = column; i < ours.length; i += NAMES.size()) {
            boolean oneOnly = Double.isNaN(ours[i]) != Double.isNaN(theirs[i]);
            double most = Math.max(scale, Math.max(Math.abs(ours[i]), Math.abs(theirs[i])));
            double difference = Double.isNaN(ours[i]) || Double.isNaN(theirs[i]) || ours[i] == theirs[i]
                    ? 0
                    : Math.abs(ours[i] - theirs[i]) / most;
            largest = Math.max(largest, difference);
            if (oneOnly || difference > TOLERANCE) {
                first = first < 0 ? i / NAMES.size() + 1 : first;
                unlike++;
            }
        }
        String odd = unlike == 0 ? "" : ", UNLIKE " + unlike + " times, first in second " + first + ": "
                + ours[(first - 1) * NAMES.size() + column] + " and " + theirs[(first - 1) * NAMES.size() + column];
        System.out.printf("  %-24s %6d warm, largest difference %.1e%s%n", NAMES.get(column), warm, largest, odd);
        return unlike == 0;
    }

    private static double[] read(Path file) throws IOException, SQLException {
        if (file.toString().endsWith(".parquet")) {
            return parquet(file);
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        double[] values = new double[bytes.capacity() / Double.BYTES];
        bytes.asDoubleBuffer().get(values);
        return values;
    }

    private static double[] parquet(Path file) throws SQLException {
        List<Double> values = new ArrayList<>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM '" + file + "'")) {
            while (rows.next()) {
                for (int column = 1; column <= NAMES.size(); column++) {
                    double value = rows.getDouble(column);
                    values.add(rows.wasNull() ? Double.NaN : value);
                }
            }
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
