package io.headrace.inference.api;

import io.headrace.decision.circumstance.Operator;
import io.headrace.decision.circumstance.OperatorState;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What the desk was told to do; in force from the next decision on.
///
/// @param since the desk's time; null when nobody has said anything
public record OperatorAnswer(
        OperatorState state,
        @Schema(nullable = true) @Nullable Instant since,
        String reason) {
    static OperatorAnswer of(Operator operator) {
        return new OperatorAnswer(
                operator.state(),
                operator.equals(Operator.RUNNING) ? null : Times.instant(operator.sinceNanos()),
                operator.reason());
    }
}
