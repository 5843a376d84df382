import io.headrace.models.calibration.CalibrationRow;
import io.headrace.models.calibration.CalibrationState;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.Rearrangement;
import io.headrace.training.validate.Fold;
import io.headrace.training.validate.StartingCalibration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Puts a peer's quantiles through the calibration that Headrace's own get: offsets from the slice, then a step by each
/// outcome when it has become known.
final class Peers {
    private static final QuantileLevels LEVELS = QuantileLevels.STANDARD;

    private Peers() {}

    /// @return by row: whether it crossed, and quantiles of M - d in USD; empty when the peer did not run
    static Map<Integer, Scores.Said> read(Path work, String peer, Map<Integer, Scores.Truth> truths)
            throws IOException {
        Map<Integer, Scores.Said> all = new HashMap<>();
        for (int k = 0; Files.exists(work.resolve("fold_" + k)); k++) {
            Path file = work.resolve("fold_" + k).resolve(peer + ".csv");
            if (!Files.exists(file)) {
                return Map.of();
            }
            all.putAll(fold(work.resolve("fold_" + k), Table.read(file), truths));
        }
        return all;
    }

    private static Map<Integer, Scores.Said> fold(Path folder, Table said, Map<Integer, Scores.Truth> truths)
            throws IOException {
        Table apply = Table.read(folder.resolve("apply.csv"));
        Table times = Table.read(folder.resolve("times.csv"));
        boolean standardized = said.columns().contains("z_0.5");
        String first = said.columns().get(2);
        List<CalibrationRow> slice = new ArrayList<>();
        List<Asked> test = new ArrayList<>();
        for (int i = 0; i < apply.rows().size(); i++) {
            double[] units = said.from(i, first);
            if (standardized) {
                double location = apply.number(i, "location");
                double spread = apply.number(i, "spread");
                for (int k = 0; k < units.length; k++) {
                    units[k] = location + spread * units[k];
                }
            }
            double y = apply.number(i, "y");
            if (apply.text(i, "part").equals("slice")) {
                slice.add(new CalibrationRow(apply.text(i, "venue"), units, y));
            } else {
                test.add(new Asked(
                        (int) apply.number(i, "id"),
                        apply.text(i, "venue"),
                        (long) apply.number(i, "second") * 1_000_000_000L,
                        units,
                        y));
            }
        }
        ForecastWindow window =
                new ForecastWindow((long) times.number(0, "lead"), (long) times.number(0, "review"));
        CalibrationState start =
                StartingCalibration.of(LEVELS, slice, foldOf(times), window, (long) times.number(0, "period"));
        return calibrated(test, start, window, truths);
    }

    private static Fold foldOf(Table times) {
        return new Fold(
                Long.parseLong(times.text(0, "fit_from")),
                Long.parseLong(times.text(0, "fit_labels_to")),
                Long.parseLong(times.text(0, "calibration_labels_to")),
                Long.parseLong(times.text(0, "test_from")),
                Long.parseLong(times.text(0, "test_to")));
    }

    private static Map<Integer, Scores.Said> calibrated(
            List<Asked> test, CalibrationState start, ForecastWindow window, Map<Integer, Scores.Truth> truths) {
        Map<Integer, Scores.Said> done = new HashMap<>();
        ArrayDeque<Asked> open = new ArrayDeque<>();
        CalibrationState state = start;
        for (Asked row : test) {
            while (!open.isEmpty() && open.peek().nanos + window.endNanos() <= row.nanos) {
                Asked known = open.poll();
                state = state.updated(LEVELS, known.venue, known.units, known.y);
            }
            boolean crossed = Rearrangement.crosses(row.units);
            double[] units = row.units.clone();
            state.shift(row.venue, units);
            open.add(new Asked(row.id, row.venue, row.nanos, units, row.y));
            double[] usd = units.clone();
            Rearrangement.sort(usd);
            Scores.Truth truth = truths.get(row.id);
            for (int k = 0; k < usd.length; k++) {
                usd[k] *= truth.scaleUsd();
            }
            done.put(row.id, new Scores.Said(crossed ? 1 : 0, usd));
        }
        return done;
    }

    private record Asked(int id, String venue, long nanos, double[] units, double y) {}
}
