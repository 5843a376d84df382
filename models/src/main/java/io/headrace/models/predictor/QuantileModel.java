package io.headrace.models.predictor;

import io.headrace.models.forecast.QuantileLevels;
import java.util.Set;

/// A fitted predictor of the need's quantiles in scale units: `y = (M - demandUsd) / structural_scale_usd`.
///
/// Pure and safe to share between threads. Nothing is allocated, but for a few rows of numbers where a
/// model stands on another, blends others, rounds its inputs or adds up a distribution.
public sealed interface QuantileModel
        permits LinearQuantiles,
                TreeQuantiles,
                FloatTreeQuantiles,
                ForestQuantiles,
                MixtureQuantiles,
                LeaningQuantiles,
                SeasonalQuantiles,
                StructuralQuantiles,
                StackedQuantiles,
                BlendQuantiles,
                NetworkQuantiles {
    /// Names no venue: a model says of it what it says of any it does not know.
    String UNKNOWN_VENUE = "";

    QuantileLevels levels();

    /// How many features a vector has.
    int inputs();

    /// How many vectors of the venue it reads, at consecutive periods up to the present one; at most
    /// [io.headrace.models.forecast.VectorHistory#LONGEST].
    default int steps() {
        return 1;
    }

    /// Venues it has numbers of its own for; most models have none, and say of every venue the same.
    default Set<String> venues() {
        return Set.of();
    }

    /// As [#predict(double[], double[])], with the numbers of a venue where the model has such.
    ///
    /// @param venue any name; one that is not among [#venues] is answered like [#UNKNOWN_VENUE]
    default void predict(String venue, double[] features, double[] out) {
        predict(features, out);
    }

    /// For a venue that the model does not know: writes one quantile per level into `out`, in scale units. They may
    /// cross; [Rearrangement#sort] puts
    /// them in order.
    ///
    /// @param features [#steps()] vectors one after another, oldest first, each finite and in the order of
    ///     the model's columns; at least `steps() * inputs()` long
    /// @param out at least as long as there are levels
    void predict(double[] features, double[] out);
}
