package io.headrace.training.fit.smile;

import io.headrace.training.fit.FamilySetting;
import io.headrace.training.fit.FamilySettings;
import java.util.List;

/// How trees are grown.
///
/// @param trees per level, positive
/// @param depth most tests from root to leaf, positive
/// @param leafRows fewest rows a leaf may hold at the median, positive; see [#leafRows(double)]
/// @param learningRate share of a tree's correction that is taken, in (0, 1]
/// @param rowShare share of the rows each tree sees, in (0, 1]
public record BoostSettings(int trees, int depth, int leafRows, double learningRate, double rowShare) {
    public static final BoostSettings DEFAULT = new BoostSettings(50, 4, 40, .1, .7);

    /// The settings by which a user or a search names them.
    public static final List<FamilySetting> DECLARED = List.of(
            new FamilySetting("trees", DEFAULT.trees, 1, 5000, "trees per level"),
            new FamilySetting("depth", DEFAULT.depth, 1, 12, "most tests from root to leaf"),
            new FamilySetting("leaf_rows", DEFAULT.leafRows, 1, 100_000, "fewest rows of a leaf at the median"),
            new FamilySetting("learning_rate", DEFAULT.learningRate, 1e-4, 1, "share of a tree's correction taken"),
            new FamilySetting("row_share", DEFAULT.rowShare, .01, 1, "share of the rows each tree sees"));

    /// Rows that must be expected beyond the quantile inside a leaf.
    private static final double ROWS_BEYOND = 2;

    public BoostSettings {
        if (trees <= 0 || depth <= 0 || leafRows <= 0) {
            throw new IllegalArgumentException(
                    "trees, depth and leafRows must be positive, were " + trees + ", " + depth + ", " + leafRows);
        }
        if (!(learningRate > 0 && learningRate <= 1) || !(rowShare > 0 && rowShare <= 1)) {
            throw new IllegalArgumentException(
                    "learningRate and rowShare must be in (0, 1], were " + learningRate + ", " + rowShare);
        }
    }

    /// @param settings all of [#DECLARED]
    public static BoostSettings of(FamilySettings settings) {
        return new BoostSettings(
                settings.whole("trees"),
                settings.whole("depth"),
                settings.whole("leaf_rows"),
                settings.number("learning_rate"),
                settings.number("row_share"));
    }

    public BoostSettings withTrees(int count) {
        return new BoostSettings(count, depth, leafRows, learningRate, rowShare);
    }

    /// Fewest rows of a leaf at a level: a quantile far out needs rows beyond it, or the leaf only
    /// repeats its extremes.
    int leafRows(double level) {
        return (int) Math.max(leafRows, Math.ceil(ROWS_BEYOND / Math.min(level, 1 - level)));
    }
}
