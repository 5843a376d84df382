package io.headrace.inference.api;

import io.headrace.decision.circumstance.OperatorState;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What the desk is told to do.
///
/// @param state RUNNING (resume), PAUSED (only what the rule sends to bring venues up) or HALTED (nothing)
/// @param reason in the operator's own words; decisions repeat it
public record OperatorRequest(
        @Schema(required = true) @Nullable OperatorState state,
        @Nullable String reason) {}
