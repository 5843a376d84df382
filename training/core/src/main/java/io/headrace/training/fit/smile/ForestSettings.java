package io.headrace.training.fit.smile;

import io.headrace.training.fit.FamilySetting;
import io.headrace.training.fit.FamilySettings;
import java.util.List;

/// How a forest is grown.
///
/// @param trees positive
/// @param leafRows fewest rows a leaf may hold, positive
/// @param triedShare share of the columns that are tried at each test, in (0, 1]
/// @param rowShare share of the rows each tree sees, drawn without putting back, in (0, 1)
public record ForestSettings(int trees, int leafRows, double triedShare, double rowShare) {
    public static final ForestSettings DEFAULT = new ForestSettings(60, 40, .4, .6);

    /// The settings by which a user or a search names them.
    public static final List<FamilySetting> DECLARED = List.of(
            new FamilySetting("forest_trees", DEFAULT.trees, 1, 200, "trees of the forest"),
            new FamilySetting("forest_leaf_rows", DEFAULT.leafRows, 1, 100_000, "fewest rows of a leaf"),
            new FamilySetting("tried_share", DEFAULT.triedShare, .01, 1, "share of the columns tried at each test"),
            new FamilySetting("forest_row_share", DEFAULT.rowShare, .01, .99, "share of the rows each tree sees"));

    public ForestSettings {
        if (trees <= 0 || leafRows <= 0) {
            throw new IllegalArgumentException(
                    "trees and leafRows must be positive, were " + trees + " and " + leafRows);
        }
        if (!(triedShare > 0 && triedShare <= 1) || !(rowShare > 0 && rowShare < 1)) {
            throw new IllegalArgumentException(
                    "triedShare must be in (0, 1] and rowShare in (0, 1), were " + triedShare + ", " + rowShare);
        }
    }

    /// @param settings all of [#DECLARED]
    public static ForestSettings of(FamilySettings settings) {
        return new ForestSettings(
                settings.whole("forest_trees"),
                settings.whole("forest_leaf_rows"),
                settings.number("tried_share"),
                settings.number("forest_row_share"));
    }
}
