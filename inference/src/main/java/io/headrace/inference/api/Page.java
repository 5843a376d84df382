package io.headrace.inference.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A page of a list, newest first.
///
/// @param nextCursor to be given as `cursor` for the page after this one; null on the last
public record Page<T>(
        List<T> items, @Schema(nullable = true) @Nullable String nextCursor) {}
