package io.headrace.models.drift;

import java.util.List;

/// How far a row lies outside the box that training filled: the greatest distance of any column, in units of
/// that column's training range. It sees each column by itself: an unseen combination of values that were
/// each seen has distance 0. Trees and distances in correlated columns make a full covariance brittle, and a
/// column can be named to a person.
///
/// @param distance 0 inside the box; 1 is one whole range outside
/// @param column that lies furthest out, empty inside
public record OutOfDistribution(double distance, String column) {
    /// @param references one per column, in input order
    public static OutOfDistribution of(List<InputReference> references, double[] row) {
        if (row.length != references.size()) {
            throw new IllegalArgumentException("a row must have " + references.size() + " columns, had " + row.length);
        }
        OutOfDistribution furthest = new OutOfDistribution(0, "");
        for (int j = 0; j < row.length; j++) {
            double distance = references.get(j).distance(row[j]);
            if (distance > furthest.distance) {
                furthest = new OutOfDistribution(distance, references.get(j).column());
            }
        }
        return furthest;
    }
}
