package io.headrace.training.set;

import io.headrace.features.engine.Tick;
import io.headrace.features.engine.VenueObservation;
import io.headrace.features.schema.WeakColumn;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// What history must be before any trainer sees it. Whatever is wrong is told here in one sentence that names
/// venue, column and time, so that trainers need not guess what a library does with it.
public final class TrainingDoor {
    /// The least a straight line through one feature can be fitted to.
    private static final int FEWEST_ROWS = 20;

    private TrainingDoor() {}

    /// Whether a tick can be learnt from: no time twice, and no value that is not a number.
    ///
    /// @param seen venues and times so far; this tick's are added
    /// @throws ProblemException HR-9060 when a value is not finite, HR-9061 when a time comes twice
    static void requireUsable(Tick tick, Set<String> seen) {
        for (VenueObservation observation : tick.venues()) {
            String venue = observation.venue();
            if (!seen.add(venue + '@' + tick.nowNanos())) {
                throw problem("HR-9061", "the same time comes twice", at(venue, tick.nowNanos()));
            }
            double[] values = observation.features().values();
            for (int column = 0; column < values.length; column++) {
                if (!Double.isFinite(values[column])) {
                    String name = observation.features().schema().columns().get(column);
                    throw problem(
                            "HR-9060",
                            "feature " + name + " must be finite, was " + values[column],
                            at(venue, tick.nowNanos()));
                }
            }
        }
    }

    /// Whether every venue's columns have values.
    ///
    /// @param recording the rows were made from
    /// @throws ProblemException HR-9062 when the inputs of a column never spoke
    public static void requireColumns(DeskRecording recording, TrainingSet set) {
        Set<String> present = new TreeSet<>(set.venues());
        for (VenueObservation observation : recording.ticks().getLast().venues()) {
            if (!present.contains(observation.venue())) {
                requireColumns(recording, observation.venue());
            }
        }
    }

    /// Whether rows can be learnt from.
    ///
    /// @throws ProblemException HR-9063 when there are too few, HR-9064 when the target never changes, HR-9065
    ///     when the market never does
    public static void requireLearnable(DeskRecording recording, TrainingSet set) {
        Set<String> present = new TreeSet<>(set.venues());
        if (set.size() < FEWEST_ROWS) {
            throw problem(
                    "HR-9063",
                    "there " + (set.size() == 1 ? "is 1 training row" : "are " + set.size() + " training rows")
                            + ", at least " + FEWEST_ROWS + " are needed",
                    span(recording));
        }
        requireChange(
                set,
                TrainingRow::y,
                "HR-9064",
                "the target never changes: the need of " + String.join(", ", present) + " is always the same in units"
                        + " of its scale");
        requireChange(
                set,
                TrainingRow::scaleUsd,
                "HR-9065",
                "there is only one regime: column structural_scale_usd, the market's volatility in money, never changes"
                        + " for " + String.join(", ", present));
    }

    /// Names the columns that are in the way when a venue gives no row.
    private static void requireColumns(DeskRecording recording, String venue) {
        Set<String> always = null;
        for (Tick tick : recording.ticks()) {
            for (VenueObservation observation : tick.venues()) {
                if (observation.venue().equals(venue)) {
                    Set<String> weak = observation.features().weak().stream()
                            .filter(column -> column.ageNanos().isEmpty())
                            .map(WeakColumn::column)
                            .collect(Collectors.toCollection(TreeSet::new));
                    always = always == null ? weak : retained(always, weak);
                }
            }
        }
        if (always != null && !always.isEmpty()) {
            throw problem(
                    "HR-9062",
                    "column " + String.join(", ", always) + " of " + venue
                            + " never has a value: its inputs never spoke",
                    span(recording));
        }
    }

    private static Set<String> retained(Set<String> before, Set<String> now) {
        Set<String> both = new TreeSet<>(before);
        both.retainAll(new HashSet<>(now));
        return both;
    }

    private static void requireChange(TrainingSet set, ToDoubleFunction<TrainingRow> value, String code, String what) {
        List<TrainingRow> rows = set.rows();
        double first = value.applyAsDouble(rows.getFirst());
        if (rows.stream().allMatch(row -> value.applyAsDouble(row) == first)) {
            throw problem(
                    code,
                    what,
                    time(rows.getFirst().asOfNanos()) + " to "
                            + time(rows.getLast().asOfNanos()) + ", always " + first);
        }
    }

    private static String span(DeskRecording recording) {
        return time(recording.fromNanos()) + " to " + time(recording.toNanos());
    }

    private static String at(String venue, long nanos) {
        return venue + " at " + time(nanos);
    }

    private static String time(long nanos) {
        return Instant.ofEpochSecond(0, nanos).toString();
    }

    private static ProblemException problem(String code, String what, String where) {
        return new Problem(
                        code,
                        what,
                        where,
                        "Look at the dataset with 'data check', or use another span or desk",
                        ExitCode.INVALID)
                .toException();
    }
}
