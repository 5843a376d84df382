package io.headrace.training.validate;

import io.headrace.models.evaluation.Pinball;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What each family lost on each out-of-fold row: enough to compare two models on the rows they share long
/// after both were trained, whoever trained them.
///
/// @param families the model's own first, then its baselines
/// @param rows by time and then venue
public record RowLosses(List<String> families, List<Row> rows) {
    /// Its name among a model's files.
    public static final String FILE = "losses.csv.gz";

    private static final String HEADER = "venue,as_of_nanos,excess_usd,held_95,held_99";
    private static final int FIXED = 5;

    public RowLosses {
        families = List.copyOf(families);
        rows = List.copyOf(rows);
    }

    /// One venue at one instant.
    ///
    /// @param excessUsd `M - d` as it came
    /// @param held95 whether the own .95 quantile held
    /// @param lossUsd by family: mean over the levels of twice the pinball loss, so that WQL is their sum over
    ///     the sum of `|excessUsd|`
    public record Row(
            String venue, long asOfNanos, double excessUsd, boolean held95, boolean held99, double[] lossUsd) {
        public Row {
            lossUsd = lossUsd.clone();
        }

        public double lossUsd(int family) {
            return lossUsd[family];
        }
    }

    /// Collects forecasts of several families over the rows of one set.
    public static final class Tally {
        private final List<String> families = new ArrayList<>();
        private final Map<String, Map<Long, double[]>> losses = new HashMap<>();
        private final Map<String, Map<Long, boolean[]>> held = new HashMap<>();
        private final TrainingSet set;

        public Tally(TrainingSet set) {
            this.set = set;
        }

        /// The calibrated forecasts of the next family; those whose outcome is not known are left out.
        public void add(String family, List<QuantileForecast> forecasts) {
            int place = families.size();
            families.add(family);
            Map<String, Map<Long, QuantileForecast>> byRow = new HashMap<>();
            forecasts.forEach(forecast -> byRow.computeIfAbsent(forecast.venue(), venue -> new HashMap<>())
                    .put(forecast.asOfNanos(), forecast));
            for (TrainingRow row : set.rows()) {
                QuantileForecast forecast =
                        byRow.getOrDefault(row.venue(), Map.of()).get(row.asOfNanos());
                if (forecast != null) {
                    add(place, row, forecast);
                }
            }
        }

        private void add(int place, TrainingRow row, QuantileForecast forecast) {
            double needUsd = row.demandUsd() + row.excessUsd();
            QuantileLevels levels = forecast.levels();
            double sum = 0;
            for (int k = 0; k < levels.size(); k++) {
                sum += 2 * Pinball.loss(levels.get(k), forecast.values()[k], needUsd);
            }
            Map<Long, double[]> ofVenue = losses.computeIfAbsent(row.venue(), venue -> new HashMap<>());
            double[] all = ofVenue.getOrDefault(row.asOfNanos(), new double[0]);
            if (all.length == place) {
                double[] longer = Arrays.copyOf(all, place + 1);
                longer[place] = sum / levels.size();
                ofVenue.put(row.asOfNanos(), longer);
            }
            if (place == 0) {
                held.computeIfAbsent(row.venue(), venue -> new HashMap<>())
                        .put(row.asOfNanos(), new boolean[] {needUsd <= forecast.at(.95), needUsd <= forecast.at(.99)});
            }
        }

        /// Rows that every family forecast.
        public RowLosses losses() {
            List<Row> rows = new ArrayList<>();
            for (TrainingRow row : set.rows()) {
                double[] all = losses.getOrDefault(row.venue(), Map.of()).get(row.asOfNanos());
                boolean[] kept = held.getOrDefault(row.venue(), Map.of()).get(row.asOfNanos());
                if (all != null && kept != null && all.length == families.size()) {
                    rows.add(new Row(row.venue(), row.asOfNanos(), row.excessUsd(), kept[0], kept[1], all));
                }
            }
            return new RowLosses(families, rows);
        }
    }

    /// As text, one row a line; numbers come back bit for bit.
    public byte[] write() {
        StringBuilder text = new StringBuilder(HEADER);
        families.forEach(family -> text.append(",loss_usd_").append(family));
        text.append('\n');
        for (Row row : rows) {
            text.append(row.venue())
                    .append(',')
                    .append(row.asOfNanos())
                    .append(',')
                    .append(row.excessUsd());
            text.append(',').append(row.held95() ? 1 : 0).append(',').append(row.held99() ? 1 : 0);
            for (double loss : row.lossUsd) {
                text.append(',').append(loss);
            }
            text.append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// @throws IllegalArgumentException when the text is not what [#write] makes
    public static RowLosses read(byte[] bytes) {
        List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        if (lines.isEmpty() || !lines.getFirst().startsWith(HEADER + ',')) {
            throw new IllegalArgumentException("losses must begin with " + HEADER);
        }
        List<String> families = new ArrayList<>();
        for (String column : lines.getFirst().substring(HEADER.length() + 1).split(",", -1)) {
            families.add(column.replaceFirst("^loss_usd_", ""));
        }
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            if (cells.length != FIXED + families.size()) {
                throw new IllegalArgumentException("a row of losses must have " + (FIXED + families.size()) + " cells");
            }
            double[] losses = new double[families.size()];
            for (int i = 0; i < losses.length; i++) {
                losses[i] = Double.parseDouble(cells[FIXED + i]);
            }
            rows.add(new Row(
                    cells[0],
                    Long.parseLong(cells[1]),
                    Double.parseDouble(cells[2]),
                    cells[3].equals("1"),
                    cells[4].equals("1"),
                    losses));
        }
        return new RowLosses(families, rows);
    }
}
