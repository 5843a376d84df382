package io.headrace.inference.decide;

import io.headrace.decision.settings.DeskSettings;
import io.headrace.inference.feed.Speed;
import io.headrace.inference.forecast.ChampionModel;
import java.nio.file.Path;
import java.util.Optional;

/// What a desk is going to run, settled before it starts.
///
/// @param dataset the name of the data it replays
/// @param datasetDigest of that data, hex
/// @param settingsDigest of the settings, hex
/// @param booksHome folder of its journal and paper bank
/// @param startNanos the first decision; what was known before is folded without deciding
/// @param endNanos the last period of the data; of a live desk the end of time
/// @param live what a desk on live streams relies on; empty of a replay
public record DeskPlan(
        String dataset,
        String datasetDigest,
        DeskSettings settings,
        String settingsDigest,
        ChampionModel champion,
        Path booksHome,
        Speed speed,
        long startNanos,
        long endNanos,
        Optional<LiveTerms> live) {
    public DeskPlan {
        if (endNanos < startNanos) {
            throw new IllegalArgumentException(
                    "endNanos must not precede startNanos, was " + endNanos + " < " + startNanos);
        }
    }

    /// Desk seconds in a second of the wall clock. A replay's time goes faster than the chains'; as fast as
    /// possible is no pace, and counts as theirs.
    public double pace() {
        return live.isEmpty() && speed.isLimited() ? speed.periodsPerSecond() * settings.periodNanos() / 1e9 : 1;
    }
}
