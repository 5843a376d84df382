package io.headrace.store.check.watch;

import io.headrace.market.event.EventKind;
import io.headrace.market.event.MarketEvent;
import io.headrace.store.check.finding.FindingKind;
import io.headrace.store.check.finding.Findings;

/// The shortest time from stamp to receipt in each block of a stream's messages. No line delivers in a second or more
/// always: the receiving clock is ahead then; and where the shortest time changes, one of the clocks drifts.
final class SkewWatch {
    private static final int BLOCK = 1024;
    private static final long LONGEST_NANOS = 1_000_000_000L;
    private static final long DRIFT_NANOS = 250_000_000L;

    private final String scope;
    private final Findings findings;
    private long inBlock;
    private long least = Long.MAX_VALUE;
    private long first = Long.MIN_VALUE;
    private long last;
    private long shortest = Long.MAX_VALUE;
    private String file = "";

    SkewWatch(String scope, Findings findings) {
        this.scope = scope;
        this.findings = findings;
    }

    void observe(MarketEvent event, String nowFile) {
        EventKind kind = event.kind();
        if (kind != EventKind.TRADE && kind != EventKind.QUOTE && kind != EventKind.BOOK_DELTA) {
            return;
        }
        least = Math.min(least, event.knownNanos() - event.eventNanos());
        file = nowFile;
        if (++inBlock == BLOCK) {
            first = first == Long.MIN_VALUE ? least : first;
            last = least;
            shortest = Math.min(shortest, least);
            inBlock = 0;
            least = Long.MAX_VALUE;
        }
    }

    void finish() {
        if (first == Long.MIN_VALUE) {
            return;
        }
        Teller teller = new Teller(scope, findings);
        if (shortest > LONGEST_NANOS) {
            teller.warn(
                    FindingKind.CLOCK_SKEW,
                    file,
                    0,
                    () -> "no message was received sooner than " + Words.duration(shortest)
                            + " after its stamp: the receiving clock is ahead, or all of it was delayed");
        }
        if (Math.abs(last - first) > DRIFT_NANOS) {
            teller.warn(
                    FindingKind.CLOCK_SKEW,
                    file,
                    0,
                    () -> "the shortest time from stamp to receipt went from " + Words.duration(first) + " to "
                            + Words.duration(last) + ": one of the clocks drifts");
        }
    }
}
