package io.headrace.settlement.chain.rpc;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/// How long a node is left alone that said it was asked too often: as long as it says, at most a minute; where it says
/// nothing, a second, and twice as long each time until it answers again, at most 32 seconds. Safe for many threads.
final class Respite {
    private static final long SECOND = 1_000_000_000L;
    private static final int LONGEST_DOUBLINGS = 5;
    private static final long LONGEST_ASKED = 60;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private final LongSupplier nanos;
    private int refusals;
    private long until;

    /// @param nanos of a clock that only goes on
    Respite(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// What is left of it; empty when the node may be asked.
    synchronized Optional<Duration> left() {
        long left = refusals == 0 ? 0 : until - nanos.getAsLong();
        return left > 0 ? Optional.of(Duration.ofNanos(left)) : Optional.empty();
    }

    synchronized void answered() {
        refusals = 0;
    }

    /// @param retryAfter the header of that name; one that is not a number of seconds counts as none
    synchronized void refused(String retryAfter) {
        long seconds = SECONDS.matcher(retryAfter).matches()
                ? Math.min(Long.parseLong(retryAfter), LONGEST_ASKED)
                : 1L << Math.min(refusals, LONGEST_DOUBLINGS);
        refusals++;
        until = nanos.getAsLong() + seconds * SECOND;
    }
}
