package io.headrace.models.watch;

import java.util.List;

/// What the watch has seen of a model at one venue.
///
/// @param outcomes that share nothing
/// @param exceedanceEvidence that the 95 % quantile is exceeded three times as often as promised, share of what
///     raises an alarm, 0 to 1
/// @param meanLoss of recent outcomes, share of a loss that one in a hundred outcomes of training exceeded
/// @param shifted inputs that no longer fall where they fell in training
/// @param distance of the latest row from training, in training ranges of the input that is furthest out
/// @param furthest that input; empty inside
/// @param reasons why it is not sound, one sentence each; empty when it is
public record WatchView(
        String venue,
        long outcomes,
        double exceedanceEvidence,
        long exceedanceAlarms,
        double meanLoss,
        long lossAlarms,
        List<String> shifted,
        double distance,
        String furthest,
        Trust trust,
        List<String> reasons) {
    public WatchView {
        shifted = List.copyOf(shifted);
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty() != (trust == Trust.SOUND)) {
            throw new IllegalArgumentException("trust must have reasons unless it is whole, was " + trust);
        }
    }
}
