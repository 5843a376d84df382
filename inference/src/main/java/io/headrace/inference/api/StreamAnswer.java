package io.headrace.inference.api;

import io.headrace.inference.feed.StreamState;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How one venue's live stream, or the watch over one chain, fares now.
///
/// @param venue or `chain` and its name
/// @param reliedOn whether the rule decides while it is stale: of venues, not of chains
/// @param connected of a chain: whether enough operators said the same at the last look
/// @param secondsSinceHeard real time since its last event came; null before the first
/// @param stale whether that is longer than the desk allows
/// @param loss why the connection was last lost or could not be made; null before the first time
/// @param connections made so far
/// @param events told so far
/// @param gaps stretches of which nothing could be known
/// @param messagesRefused that could not be
public record StreamAnswer(
        String venue,
        boolean reliedOn,
        boolean connected,
        boolean stale,
        @Schema(nullable = true) @Nullable Double secondsSinceHeard,
        @Schema(nullable = true) @Nullable String loss,
        long connections,
        long events,
        long gaps,
        long messagesRefused) {
    static StreamAnswer of(StreamState state) {
        return new StreamAnswer(
                state.venue(),
                state.relied(),
                state.connected(),
                state.stale(),
                state.secondsSinceHeard().isPresent()
                        ? state.secondsSinceHeard().getAsDouble()
                        : null,
                state.loss().isEmpty() ? null : state.loss(),
                state.connections(),
                state.events(),
                state.gaps(),
                state.refused());
    }

    /// What a person should know of the streams; empty when all speak.
    static String sentence(List<StreamState> states) {
        return String.join(
                " ",
                states.stream()
                        .filter(StreamState::stale)
                        .map(StreamAnswer::sentence)
                        .toList());
    }

    private static String sentence(StreamState state) {
        String heard = state.secondsSinceHeard().isEmpty()
                ? "has told nothing yet"
                : String.format(
                        Locale.ROOT,
                        "was last heard %.0f s ago",
                        state.secondsSinceHeard().getAsDouble());
        String why = state.connected() || state.loss().isEmpty() ? "" : " (" + state.loss() + ")";
        return state.relied()
                ? "The stream of " + state.venue() + ' ' + heard + why + ": the rule decides until it speaks."
                : "The watch over " + state.venue() + ' ' + heard + why + ": what it tells is missing until it speaks.";
    }
}
