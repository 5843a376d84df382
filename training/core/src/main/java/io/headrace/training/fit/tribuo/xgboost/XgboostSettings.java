package io.headrace.training.fit.tribuo.xgboost;

import io.headrace.training.fit.FamilySetting;
import io.headrace.training.fit.FamilySettings;
import java.util.List;

/// How XGBoost grows trees: few, shallow and held back, since they stand on a good base.
///
/// @param trees per level, positive
/// @param depth most tests from root to leaf, positive
/// @param leafRows fewest rows of a leaf at the median, positive
/// @param learningRate share of a tree's correction that is taken, in (0, 1]
/// @param rowShare share of the rows each tree sees, in (0, 1]
/// @param columnShare share of the columns each tree sees, in (0, 1]
public record XgboostSettings(
        int trees, int depth, int leafRows, double learningRate, double rowShare, double columnShare) {
    public static final XgboostSettings DEFAULT = new XgboostSettings(60, 3, 100, .1, .7, .7);

    /// The settings by which a user or a search names them.
    public static final List<FamilySetting> DECLARED = List.of(
            new FamilySetting("xgb_trees", DEFAULT.trees, 1, 5000, "trees per level"),
            new FamilySetting("xgb_depth", DEFAULT.depth, 1, 12, "most tests from root to leaf"),
            new FamilySetting("xgb_leaf_rows", DEFAULT.leafRows, 1, 100_000, "fewest rows of a leaf at the median"),
            new FamilySetting("xgb_learning_rate", DEFAULT.learningRate, 1e-4, 1, "share of a correction taken"),
            new FamilySetting("xgb_row_share", DEFAULT.rowShare, .01, 1, "share of the rows each tree sees"),
            new FamilySetting("xgb_column_share", DEFAULT.columnShare, .01, 1, "share of the columns each tree sees"));

    /// Rows that must be expected beyond the quantile inside a leaf.
    private static final double ROWS_BEYOND = 2;

    public XgboostSettings {
        if (trees <= 0 || depth <= 0 || leafRows <= 0) {
            throw new IllegalArgumentException(
                    "trees, depth and leafRows must be positive, were " + trees + ", " + depth + ", " + leafRows);
        }
        for (double share : new double[] {learningRate, rowShare, columnShare}) {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("learning rate and shares must be in (0, 1], one was " + share);
            }
        }
    }

    /// @param settings all of [#DECLARED]
    public static XgboostSettings of(FamilySettings settings) {
        return new XgboostSettings(
                settings.whole("xgb_trees"),
                settings.whole("xgb_depth"),
                settings.whole("xgb_leaf_rows"),
                settings.number("xgb_learning_rate"),
                settings.number("xgb_row_share"),
                settings.number("xgb_column_share"));
    }

    /// Fewest rows of a leaf at a level: a quantile far out needs rows beyond it.
    int leafRows(double level) {
        return (int) Math.max(leafRows, Math.ceil(ROWS_BEYOND / Math.min(level, 1 - level)));
    }
}
