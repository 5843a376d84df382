package io.headrace.inference.api;

import io.headrace.inference.decide.DeskBoard;
import java.time.Instant;

/// Something a person must know.
///
/// @param about a transfer's id, or a sender
public record PageAnswer(String about, String why, Instant at) {
    static PageAnswer of(DeskBoard.PageCall call) {
        return new PageAnswer(call.about(), call.why(), Times.instant(call.atNanos()));
    }
}
