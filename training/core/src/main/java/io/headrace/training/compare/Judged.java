package io.headrace.training.compare;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.models.evaluation.scope.JudgedRow;
import io.headrace.models.evaluation.scope.Timeline;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Every forecast of a model that has an outcome.
///
/// @param name of the model
/// @param rows in time order, at least one
public record Judged(
        String name, QuantileLevels levels, ForecastWindow window, Timeline timeline, List<JudgedRow> rows) {
    /// The input that tells calm from wild times.
    public static final String VOLATILITY = "realized_volatility_24h";

    public Judged {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("rows must be at least one, were none");
        }
    }

    /// Puts forecasts beside the labels of the same venue and instant.
    ///
    /// @param outcomes rows of the same desk and window
    /// @throws io.headrace.market.problem.ProblemException when no forecast has an outcome
    public static Judged of(String name, List<QuantileForecast> forecasts, TrainingSet outcomes, long periodNanos) {
        Map<Key, TrainingRow> labels = new HashMap<>();
        outcomes.rows().forEach(row -> labels.put(new Key(row.venue(), row.asOfNanos()), row));
        List<QuantileForecast> known = forecasts.stream()
                .filter(forecast -> labels.containsKey(new Key(forecast.venue(), forecast.asOfNanos())))
                .toList();
        if (known.isEmpty()) {
            throw new Problem(
                            "HR-9070",
                            "no out-of-fold forecast of " + name + " has an outcome in this dataset",
                            name,
                            "Name the dataset it was trained on, or train it again",
                            ExitCode.NOT_FOUND)
                    .toException();
        }
        Timeline timeline =
                Timeline.of(known.getFirst().asOfNanos(), known.getLast().asOfNanos(), periodNanos);
        int volatility = outcomes.schema().columns().indexOf(VOLATILITY);
        List<JudgedRow> rows = new ArrayList<>(known.size());
        for (QuantileForecast forecast : known) {
            TrainingRow label =
                    Objects.requireNonNull(labels.get(new Key(forecast.venue(), forecast.asOfNanos())), "label");
            rows.add(row(forecast, label, timeline, volatility));
        }
        QuantileForecast first = known.getFirst();
        return new Judged(name, first.levels(), first.window(), timeline, rows);
    }

    /// Instants a label reaches over.
    public int windowSteps() {
        return Math.toIntExact(Math.ceilDiv(window.endNanos(), timeline.periodNanos()));
    }

    /// Venues in the order they come.
    public List<String> venues() {
        return rows.stream().map(JudgedRow::venue).distinct().toList();
    }

    public List<JudgedRow> ofVenue(String venue) {
        return rows.stream().filter(row -> row.venue().equals(venue)).toList();
    }

    /// Models cut down to the rows that all of them forecast.
    ///
    /// @throws io.headrace.market.problem.ProblemException when they forecast other things, or
    /// share no row
    public static List<Judged> paired(List<Judged> models) {
        Judged first = models.getFirst();
        Set<Key> common = new HashSet<>();
        first.rows.forEach(row -> common.add(first.key(row)));
        for (Judged model : models.subList(1, models.size())) {
            if (!model.levels.equals(first.levels) || !model.window.equals(first.window)) {
                throw unlike(first, model, "forecast other levels or another window");
            }
            Set<Key> own = new HashSet<>();
            model.rows.forEach(row -> own.add(model.key(row)));
            common.retainAll(own);
            if (common.isEmpty()) {
                throw unlike(first, model, "share no row");
            }
        }
        long from = common.stream().mapToLong(Key::asOfNanos).min().orElseThrow();
        long to = common.stream().mapToLong(Key::asOfNanos).max().orElseThrow();
        Timeline shared = Timeline.of(from, to, first.timeline.periodNanos());
        return models.stream().map(model -> model.cut(common, shared)).toList();
    }

    private Judged cut(Set<Key> common, Timeline shared) {
        List<JudgedRow> kept = new ArrayList<>();
        for (JudgedRow row : rows) {
            Key key = key(row);
            if (common.contains(key)) {
                kept.add(new JudgedRow(
                        row.venue(),
                        shared.instant(key.asOfNanos),
                        row.quantilesUsd(),
                        row.truthUsd(),
                        row.volatility()));
            }
        }
        return new Judged(name, levels, window, shared, kept);
    }

    private Key key(JudgedRow row) {
        return new Key(row.venue(), timeline.fromNanos() + row.instant() * timeline.periodNanos());
    }

    private static JudgedRow row(QuantileForecast forecast, TrainingRow label, Timeline timeline, int volatility) {
        double[] excess = forecast.values();
        for (int k = 0; k < excess.length; k++) {
            excess[k] -= label.demandUsd();
        }
        return new JudgedRow(
                forecast.venue(),
                timeline.instant(forecast.asOfNanos()),
                excess,
                label.excessUsd(),
                volatility >= 0 ? label.feature(volatility) : 0);
    }

    private static RuntimeException unlike(Judged first, Judged other, String why) {
        return new Problem(
                        "HR-9071",
                        "models " + first.name + " and " + other.name + " cannot be compared: they " + why,
                        other.name,
                        "Train both on the same dataset, desk and window",
                        ExitCode.INVALID)
                .toException();
    }

    private record Key(String venue, long asOfNanos) {}
}
