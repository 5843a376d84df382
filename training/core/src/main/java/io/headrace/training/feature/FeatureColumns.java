package io.headrace.training.feature;

import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.features.catalog.SignalParameters;
import io.headrace.features.signal.SignalDefinition;
import java.util.Comparator;
import java.util.List;

/// Finds columns by what a person typed.
public final class FeatureColumns {
    private FeatureColumns() {}

    /// The named columns of the full catalog, with commas between.
    ///
    /// @param parameters what training has fitted
    /// @throws io.headrace.market.problem.ProblemException HR-9041 naming the nearest column
    public static FeatureCatalog named(String columns, SignalParameters parameters) {
        return new FeatureCatalog(List.of(columns.split(",")).stream()
                .map(String::strip)
                .filter(column -> !column.isEmpty())
                .map(column -> definition(column, parameters))
                .toList());
    }

    /// The definition of one column of the full catalog.
    ///
    /// @param parameters what training has fitted
    /// @throws io.headrace.market.problem.ProblemException HR-9041 naming the nearest column
    public static SignalDefinition definition(String column, SignalParameters parameters) {
        List<SignalDefinition> all = FeatureCatalog.full(parameters).definitions();
        return all.stream()
                .filter(definition -> definition.column().equals(column))
                .findFirst()
                .orElseThrow(() -> FeatureFault.NO_COLUMN.at(
                        "",
                        "there is no feature '" + column + "'",
                        "Did you mean '" + nearest(all, column) + "'? 'headrace features list' shows all "
                                + all.size()));
    }

    private static String nearest(List<SignalDefinition> all, String column) {
        return all.stream()
                .map(SignalDefinition::column)
                .min(Comparator.comparingInt(known -> distance(known, column)))
                .orElseThrow();
    }

    /// Letters to insert, delete or replace (Levenshtein), a shared beginning counting for less.
    private static int distance(String known, String typed) {
        int[] row = new int[typed.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= known.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (known.charAt(i - 1) == typed.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[typed.length()];
    }
}
