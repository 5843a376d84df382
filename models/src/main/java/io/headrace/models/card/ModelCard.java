package io.headrace.models.card;

import io.headrace.features.schema.FeatureSchema;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileLevels;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a model is, what it was fitted on and how it did. Holds no wall-clock time: the same fit gives the
/// same card.
///
/// @param id `m-` and 16 hex digits of the content's SHA-256, or [#UNIDENTIFIED] before the content was
///     hashed
/// @param family how it was fitted: `linear`, `trees`, `seasonal`, `structural`...
/// @param libraryVersion what fitted it
/// @param schemaFingerprint of the feature vectors it reads
/// @param columns the features it reads, in order: all columns of that schema
/// @param datasetDigests of the datasets it was fitted on
/// @param trainedFromNanos first instant of the training rows
/// @param trainedToNanos no label reaches beyond it; the model's age counts from here
/// @param servedToNanos it must not be served after this instant, whatever the settings allow
/// @param folds how many walk-forward folds the scores are over, at least 0
/// @param settings the numbers it was fitted with, by name, in name order, each finite
/// @param scores by name, in name order, each finite
/// @param limits one sentence on what it must not be used for
/// @param provenance what the fitting library itself tells of the fit, by name, in name order; may be empty
public record ModelCard(
        String id,
        String family,
        String libraryVersion,
        String schemaFingerprint,
        List<String> columns,
        QuantileLevels levels,
        ForecastWindow window,
        List<String> datasetDigests,
        long trainedFromNanos,
        long trainedToNanos,
        long servedToNanos,
        int folds,
        long seed,
        Map<String, Double> settings,
        Map<String, Double> scores,
        String limits,
        Map<String, String> provenance) {
    /// Stands for the id of a model whose content was not hashed yet.
    public static final String UNIDENTIFIED = "m-0000000000000000";

    public ModelCard {
        if (!isId(id)) {
            throw new IllegalArgumentException("id must be 'm-' and 16 hex digits, was '" + id + "'");
        }
        if (family.isBlank()) {
            throw new IllegalArgumentException("family must be named, was blank");
        }
        if (!schemaFingerprint.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "schemaFingerprint must be 64 hex digits, was '" + schemaFingerprint + "'");
        }
        columns = List.copyOf(columns);
        if (columns.isEmpty() || new HashSet<>(columns).size() != columns.size()) {
            throw new IllegalArgumentException("columns must be unique and at least one, were " + columns);
        }
        datasetDigests = List.copyOf(datasetDigests);
        if (trainedToNanos <= trainedFromNanos) {
            throw new IllegalArgumentException("trainedToNanos must be after trainedFromNanos, was " + trainedToNanos
                    + " against " + trainedFromNanos);
        }
        if (servedToNanos <= trainedToNanos) {
            throw new IllegalArgumentException(
                    "servedToNanos must be after trainedToNanos, was " + servedToNanos + " against " + trainedToNanos);
        }
        if (folds < 0) {
            throw new IllegalArgumentException("folds must not be negative, was " + folds);
        }
        settings = finite("setting", settings);
        scores = finite("score", scores);
        provenance = Collections.unmodifiableMap(new TreeMap<>(provenance));
    }

    /// The card of a model whose library tells nothing.
    public ModelCard(
            String id,
            String family,
            String libraryVersion,
            String schemaFingerprint,
            List<String> columns,
            QuantileLevels levels,
            ForecastWindow window,
            List<String> datasetDigests,
            long trainedFromNanos,
            long trainedToNanos,
            long servedToNanos,
            int folds,
            long seed,
            Map<String, Double> settings,
            Map<String, Double> scores,
            String limits) {
        this(
                id,
                family,
                libraryVersion,
                schemaFingerprint,
                columns,
                levels,
                window,
                datasetDigests,
                trainedFromNanos,
                trainedToNanos,
                servedToNanos,
                folds,
                seed,
                settings,
                scores,
                limits,
                Map.of());
    }

    private static Map<String, Double> finite(String what, Map<String, Double> values) {
        TreeMap<String, Double> ordered = new TreeMap<>(values);
        ordered.forEach((name, value) -> {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(what + " " + name + " must be finite, was " + value);
            }
        });
        return Collections.unmodifiableMap(ordered);
    }

    /// Whether the model reads features of this schema.
    ///
    /// @param where what asks: a venue, or empty
    /// @throws io.headrace.market.problem.ProblemException HR-2010 when it was fitted on another schema
    public void requireReads(FeatureSchema schema, String where) {
        if (!schema.fingerprint().equals(schemaFingerprint) || !schema.columns().equals(columns)) {
            throw new Problem(
                            "HR-2010",
                            "model " + id + " was fitted on features of another schema, " + shortened(schemaFingerprint)
                                    + " and not " + shortened(schema.fingerprint()),
                            where,
                            "Train a model on the present features",
                            ExitCode.INTEGRITY)
                    .toException();
        }
    }

    /// Whether the model may still be served.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-2033 after its last instant
    public void requireServed(long nowNanos) {
        if (nowNanos > servedToNanos) {
            throw new Problem(
                            "HR-2033",
                            "model " + id + " may be served until " + Instant.ofEpochSecond(0, servedToNanos)
                                    + " and it is " + Instant.ofEpochSecond(0, nowNanos),
                            "",
                            "Train a model on newer data",
                            ExitCode.INTEGRITY)
                    .toException();
        }
    }

    private static String shortened(String fingerprint) {
        return fingerprint.substring(0, 12);
    }

    public static boolean isId(String text) {
        return text.matches("m-[0-9a-f]{16}");
    }

    public ModelCard withId(String newId) {
        return with(newId, servedToNanos);
    }

    /// The card of the same model with another last day; no longer identified.
    public ModelCard servedTo(long nanos) {
        return with(UNIDENTIFIED, nanos);
    }

    private ModelCard with(String newId, long newServedToNanos) {
        return new ModelCard(
                newId,
                family,
                libraryVersion,
                schemaFingerprint,
                columns,
                levels,
                window,
                datasetDigests,
                trainedFromNanos,
                trainedToNanos,
                newServedToNanos,
                folds,
                seed,
                settings,
                scores,
                limits,
                provenance);
    }
}
