/// Watches a model where it is used: folds its outcomes and its inputs through the detectors of
/// [io.headrace.models.drift] and says how far it can be trusted now, venue by venue.
///
/// Knows thresholds, nothing of policies: whoever asks decides what distrust means.
@NullMarked
package io.headrace.models.watch;

import org.jspecify.annotations.NullMarked;
