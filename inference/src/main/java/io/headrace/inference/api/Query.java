package io.headrace.inference.api;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.settlement.journal.Journal;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.transfer.TransferState;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Query parameters, read strictly: a wrong one is a problem with its name, never ignored.
final class Query {
    private static final int MOST = 1000;

    private Query() {}

    /// A number of items, 1 to 1000.
    static int limit(@Nullable String text, int otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw wrong("limit", text, "Give a whole number from 1 to " + MOST);
    }

    /// A decision's sequence to page before.
    static long sequence(@Nullable String text) {
        if (text == null) {
            return Long.MAX_VALUE;
        }
        try {
            long sequence = Long.parseLong(text);
            if (sequence >= 0) {
                return sequence;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw wrong("cursor", text, "Give the next_cursor of the page before");
    }

    static Optional<TransferState> state(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(TransferState.valueOf(text.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw wrong("state", text, "Give one of " + Arrays.toString(TransferState.values()));
        }
    }

    /// A state of a transfer on chains.
    static State chainState(String text) {
        try {
            return State.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw wrong("state", text, "Give one of " + Arrays.toString(State.values()));
        }
    }

    /// A transfer to page before.
    static Optional<String> transfer(@Nullable String text, Optional<Journal> journal) {
        if (text != null && journal.isPresent() && journal.get().transfer(text).isEmpty()) {
            throw wrong("cursor", text, "Give the next_cursor of the page before");
        }
        return Optional.ofNullable(text);
    }

    static RuntimeException wrong(String name, String value, String remedy) {
        return new Problem(
                        "HR-5010",
                        "query parameter " + name + " cannot be '" + value + "'",
                        "",
                        remedy,
                        ExitCode.INVALID)
                .toException();
    }
}
