package io.headrace.inference.api;

import io.headrace.settlement.lifecycle.Resolution;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What one person says about a transfer that waits for two.
///
/// @param decision how it is to go on
/// @param by who says so
/// @param why in that person's own words; kept for good
public record ResolveRequest(
        @Schema(required = true) Resolution.@Nullable Kind decision,
        @Schema(required = true) @Nullable String by,
        @Schema(required = true) @Nullable String why) {}
