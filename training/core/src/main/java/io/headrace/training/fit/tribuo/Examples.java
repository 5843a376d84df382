package io.headrace.training.fit.tribuo;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import org.tribuo.MutableDataset;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.DataSourceProvenance;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/// Rows as Tribuo's examples, every output dimension the same target. Names have leading zeros: Tribuo numbers
/// columns and dimensions in the order of their names.
final class Examples {
    private static final RegressionFactory REGRESSION = new RegressionFactory();

    private Examples() {}

    /// @param rows standardized features
    /// @param targets one per row
    static MutableDataset<Regressor> dataset(double[][] rows, double[] targets, int dimensions) {
        DataSourceProvenance origin = new SimpleDataSourceProvenance("rows", OffsetDateTime.MIN, REGRESSION);
        MutableDataset<Regressor> dataset = new MutableDataset<>(origin, REGRESSION);
        for (int i = 0; i < rows.length; i++) {
            dataset.add(example(rows[i], targets[i], dimensions));
        }
        return dataset;
    }

    static ArrayExample<Regressor> example(double[] row, double target, int dimensions) {
        double[] targets = new double[dimensions];
        Arrays.fill(targets, target);
        return new ArrayExample<>(new Regressor(names("q", dimensions), targets), names("x", row.length), row.clone());
    }

    /// `x0000`, `x0001`...
    static String[] names(String letter, int count) {
        String[] names = new String[count];
        Arrays.setAll(names, i -> String.format(Locale.ROOT, "%s%04d", letter, i));
        return names;
    }
}
