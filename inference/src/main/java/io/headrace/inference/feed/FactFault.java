package io.headrace.inference.feed;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/// Why what was read from chains is not kept, or what was kept is not told.
final class FactFault {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private FactFault() {}

    static ProblemException unusable(Path file, String what, Exception cause) {
        String reason = cause instanceof IOException io ? IoReason.of(io) : String.valueOf(cause.getMessage());
        return new Problem(
                        "HR-5025",
                        "the file of what was read from chains " + what + ": " + reason,
                        file.toString(),
                        "Allow reading and writing there, or set the file aside",
                        ExitCode.INTEGRITY)
                .toException(cause);
    }

    /// @param row its line
    static ProblemException ahead(Path file, long row, long knownNanos, long nowNanos) {
        return new Problem(
                        "HR-5026",
                        "a fact of a chain was read at " + time(knownNanos) + ", and this computer's clock says "
                                + time(nowNanos) + ": all later facts would wait for it",
                        file + ", row " + row,
                        "Set the clock; if it is right, it was ahead then: remove this row and all after it, which no"
                                + " decision has seen",
                        ExitCode.INTEGRITY)
                .toException();
    }

    static ProblemException tooLate(Path file, long knownNanos, long openNanos) {
        return new Problem(
                        "HR-5026",
                        "what was read from chains would become known at " + time(knownNanos)
                                + ", and the desk has come to " + time(openNanos) + " only: it is not kept",
                        file.toString(),
                        "If this lasts, set this computer's clock and restart",
                        ExitCode.INTEGRITY)
                .toException();
    }

    static ProblemException waiting(Path file, int facts) {
        return new Problem(
                        "HR-5027",
                        "the desk has not taken up " + facts + " facts that were read from chains: no more are kept",
                        file.toString(),
                        "See why its loop does not go on",
                        ExitCode.INTEGRITY)
                .toException();
    }

    private static Instant time(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND_NANOS), Math.floorMod(nanos, SECOND_NANOS));
    }
}
