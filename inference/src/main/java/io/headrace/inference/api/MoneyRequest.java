package io.headrace.inference.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What one person says about money that came or went without a transfer.
///
/// @param units base units, negative for what is gone
/// @param reference of what was found, such as a transaction's hash; the same is booked once
/// @param by who says so
/// @param why in that person's own words; kept for good
public record MoneyRequest(
        @Schema(required = true) @Nullable String node,
        @Schema(required = true) @Nullable Long units,
        @Schema(required = true) @Nullable String reference,
        @Schema(required = true) @Nullable String by,
        @Schema(required = true) @Nullable String why) {}
