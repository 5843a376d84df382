package io.headrace.inference.api;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A position the desk has decided to hold from an instant on.
///
/// @param id the client's own; the same announcement with the same id is taken once
/// @param quantity signed, base units; USD of liquidity for a pool
public record PlanRequest(
        @Schema(required = true) @Nullable String id,
        @Schema(required = true) @Nullable String venue,
        @Schema(required = true) @Nullable String coin,
        @Schema(required = true) @Nullable Instant effectiveAt,
        @Schema(required = true) @Nullable Double quantity) {}
