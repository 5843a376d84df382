package io.headrace.inference.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What one person says about a sender that stands still.
///
/// @param chain its id
/// @param nonce of the sender, final on the chain
/// @param by who says so
/// @param why in that person's own words; kept for good
public record SenderRequest(
        @Schema(required = true) @Nullable Long chain,
        @Schema(required = true) @Nullable String sender,
        @Schema(required = true) @Nullable Long nonce,
        @Schema(required = true) @Nullable String by,
        @Schema(required = true) @Nullable String why) {}
