package io.headrace.models.evaluation.scope;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Where each venue's regimes begin: ranks of its volatility over the rows that are judged, so
/// every venue has as many calm and wild rows as any other.
public final class Regimes {
    private final Map<String, double[]> borders = new TreeMap<>();

    public Regimes(List<JudgedRow> rows) {
        Map<String, List<JudgedRow>> byVenue = rows.stream().collect(Collectors.groupingBy(JudgedRow::venue));
        byVenue.forEach((venue, own) -> {
            double[] sorted =
                    own.stream().mapToDouble(JudgedRow::volatility).sorted().toArray();
            borders.put(venue, new double[] {at(sorted, 1.0 / 3), at(sorted, 2.0 / 3), at(sorted, .95)});
        });
    }

    public boolean holds(Regime regime, JudgedRow row) {
        double[] border = borders.get(row.venue());
        if (border == null) {
            throw new IllegalArgumentException("no row of " + row.venue() + " was ranked, only of " + borders.keySet());
        }
        double volatility = row.volatility();
        return switch (regime) {
            case ALL -> true;
            case CALM -> volatility < border[0];
            case MIDDLE -> volatility >= border[0] && volatility < border[1];
            case WILD -> volatility >= border[1];
            case TOP -> volatility >= border[2];
        };
    }

    public List<JudgedRow> of(Regime regime, List<JudgedRow> rows) {
        return rows.stream().filter(row -> holds(regime, row)).toList();
    }

    /// The value from which on the given share of rows lies below.
    private static double at(double[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) Math.ceil(share * sorted.length))];
    }

    @Override
    public String toString() {
        return borders.entrySet().stream()
                .map(entry -> entry.getKey() + Arrays.toString(entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
