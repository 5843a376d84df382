package io.headrace.training.fit.smile;

import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.MixturePart;
import io.headrace.models.predictor.MixtureQuantiles;
import io.headrace.models.predictor.ScoreTable;
import io.headrace.training.fit.Learnable;
import io.headrace.training.fit.QuantileTrainer;
import io.headrace.training.set.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smile.math.blas.UPLO;
import smile.math.matrix.Matrix;
import smile.stat.distribution.MultivariateGaussianDistribution;
import smile.stat.distribution.MultivariateGaussianMixture;
import smile.stat.distribution.MultivariateMixture;

/// The conditional density of the target as a mixture of Gaussians (Bishop, "Mixture density networks",
/// 1994, without the network): Smile 2.6.0 fits the joint law of the target and a few features by
/// expectation-maximization, and the law of the target given the features follows from it. All are normal
/// scores, so that heavy tails stay those of the sample.
///
/// Its parts are regimes: each has its own level, slopes and width, and counts by how well the present
/// features fit it.
public final class MixtureQuantileTrainer implements QuantileTrainer {
    private static final int ROWS_PER_PART = 50;

    private final MixtureSettings settings;

    public MixtureQuantileTrainer(MixtureSettings settings) {
        this.settings = settings;
    }

    @Override
    public MixtureQuantiles fit(TrainingSet set, QuantileLevels levels, long seed) {
        Learnable.require(set, ROWS_PER_PART);
        ScoreTable target = NormalScores.of(set.labels());
        double[] y = Arrays.stream(set.labels()).map(target::score).toArray();
        int[] columns = TellingColumns.of(set, y, settings.columns());
        List<ScoreTable> tables = new ArrayList<>();
        for (int column : columns) {
            tables.add(NormalScores.of(TellingColumns.values(set, column)));
        }
        double[][] joint = joint(set, columns, tables, y);
        return new MixtureQuantiles(levels, set.schema().size(), columns, tables, target, parts(thinned(joint), seed));
    }

    /// As many parts as were asked for and the rows can tell apart: where values repeat a part may shrink to
    /// nothing, and fewer parts are fitted.
    private List<MixturePart> parts(double[][] joint, long seed) {
        for (int count = Math.clamp(joint.length / ROWS_PER_PART, 1, settings.parts()); count > 1; count--) {
            try {
                return parts(mixture(joint, count, seed));
            } catch (IllegalStateException | IllegalArgumentException e) {
                // one part less
            }
        }
        return parts(mixture(joint, 1, seed));
    }

    private static List<MixturePart> parts(MultivariateGaussianMixture mixture) {
        List<MixturePart> parts = new ArrayList<>();
        for (MultivariateMixture.Component component : mixture.components) {
            if (component.priori > 0) {
                parts.add(part(component));
            }
        }
        return parts;
    }

    /// Smile's own model: features first, the target last. One Gaussian is no mixture to Smile.
    static MultivariateGaussianMixture mixture(double[][] joint, int parts, long seed) {
        return OwnThread.call(
                seed,
                "a mixture of " + parts + " Gaussians",
                () -> parts == 1
                        ? new MultivariateGaussianMixture(
                                new MultivariateMixture.Component(1, MultivariateGaussianDistribution.fit(joint)))
                        : MultivariateGaussianMixture.fit(parts, joint));
    }

    static double[][] joint(TrainingSet set, int[] columns, List<ScoreTable> tables, double[] y) {
        double[][] joint = new double[set.size()][columns.length + 1];
        for (int i = 0; i < joint.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                joint[i][j] = tables.get(j).score(set.rows().get(i).feature(columns[j]));
            }
            joint[i][columns.length] = y[i];
        }
        return joint;
    }

    private double[][] thinned(double[][] rows) {
        int kept = Math.min(rows.length, settings.rows());
        double[][] some = new double[kept][];
        for (int i = 0; i < kept; i++) {
            some[i] = rows[(int) ((long) i * rows.length / kept)];
        }
        return some;
    }

    /// From the joint law of features and target to that of the features and that of the target given them.
    static MixturePart part(MultivariateMixture.Component component) {
        MultivariateGaussianDistribution law = (MultivariateGaussianDistribution) component.distribution;
        int width = law.mu.length - 1;
        Matrix inputs = new Matrix(width, width);
        double[] cross = new double[width];
        for (int i = 0; i < width; i++) {
            cross[i] = law.sigma.get(i, width);
            for (int j = 0; j < width; j++) {
                inputs.set(i, j, law.sigma.get(i, j));
            }
        }
        inputs.uplo(UPLO.LOWER);
        Matrix.Cholesky cholesky = inputs.cholesky(false);
        double[][] root = new double[width][width];
        for (int i = 0; i < width; i++) {
            for (int j = 0; j <= i; j++) {
                root[i][j] = cholesky.lu.get(i, j);
            }
        }
        double[] slope = cholesky.solve(cross);
        double[] centre = Arrays.copyOf(law.mu, width);
        double variance = law.sigma.get(width, width);
        double intercept = law.mu[width];
        for (int j = 0; j < width; j++) {
            variance -= slope[j] * cross[j];
            intercept -= slope[j] * centre[j];
        }
        return new MixturePart(component.priori, centre, root, intercept, slope, Math.sqrt(variance));
    }
}
