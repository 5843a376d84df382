package io.headrace.decision.replay;

import io.headrace.models.card.ModelBundle;

/// Where models are looked up by their id.
@FunctionalInterface
public interface ModelShelf {
    /// The model of an id: a digest of its content, so no other can be it.
    ///
    /// @throws io.headrace.market.problem.ProblemException when it is not there, or fails a check
    ModelBundle take(String id);
}
