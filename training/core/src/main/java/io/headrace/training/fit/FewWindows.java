package io.headrace.training.fit;

import io.headrace.training.set.TrainingSet;

/// Whether rows hold so few independent windows that what they say is partly their weather.
///
/// The limit was measured: below it a blend's weights and a bounded line gain, from it on they change nothing
/// (`docs/forecast-evaluation.md`).
public final class FewWindows {
    private static final double LIMIT = 500;

    private FewWindows() {}

    public static boolean in(TrainingSet rows) {
        return count(rows) < LIMIT;
    }

    /// How many windows the rows would fill, each venue's counted.
    static double count(TrainingSet rows) {
        return rows.size() * (double) rows.periodNanos() / rows.window().endNanos();
    }
}
