package io.headrace.store.check.watch;

import io.headrace.store.check.finding.FindingKind;
import io.headrace.store.check.finding.Severity;
import java.util.List;

/// The stamps of one series: its usual step, the gaps, where it begins and ends, and how its stamps scatter.
final class StampWatch {
    private static final long SECOND = 1_000_000_000L;
    private static final long JITTER_FROM_STEP = 60 * SECOND;

    private final Teller teller;
    private final StepTally steps = new StepTally();
    private boolean begun;
    private long firstNanos;
    private long lastNanos;
    private String firstFile = "";
    private String lastFile = "";
    private long firstLine;
    private long lastLine;
    private long rows;
    private long offSecond;
    private long greatestOffset;

    StampWatch(Teller teller) {
        this.teller = teller;
    }

    void stamp(long nanos, String file, long line) {
        if (!begun) {
            begun = true;
            firstNanos = nanos;
            firstFile = file;
            firstLine = line;
        } else if (nanos > lastNanos) {
            steps.add(lastNanos, nanos, file, line);
        }
        rows++;
        lastNanos = Math.max(nanos, rows == 1 ? nanos : lastNanos);
        lastFile = file;
        lastLine = line;
        long offset = Math.floorMod(nanos, SECOND);
        if (offset != 0) {
            offSecond++;
            greatestOffset = Math.max(greatestOffset, Math.min(offset, SECOND - offset));
        }
    }

    /// Tells what shows only at the end; nothing where the series has no usual step.
    ///
    /// @param fromNanos earliest stamp of the kind in these files
    /// @param toNanos latest stamp of the kind in these files
    /// @param bars whether stamps off the second have been told row by row
    void finish(long fromNanos, long toNanos, boolean bars) {
        long usual = steps.usual();
        if (usual > 0) {
            gaps(usual);
            begins(fromNanos, usual);
            ends(toNanos, usual);
            if (!bars && offSecond > 0 && usual >= JITTER_FROM_STEP) {
                jitter();
            }
        }
    }

    private void gaps(long usual) {
        List<StepTally.Step> gaps = steps.gaps();
        for (StepTally.Step gap : gaps) {
            teller.warn(
                    FindingKind.GAP,
                    gap.file(),
                    gap.line(),
                    () -> Words.duration(gap.length()) + " without a row before " + Words.time(gap.toNanos())
                            + "; usual step " + Words.duration(usual));
        }
        long more = steps.gapCount() - gaps.size();
        if (more > 0) {
            teller.findings()
                    .count(Severity.WARNING, FindingKind.GAP, gaps.getLast().file(), more);
        }
    }

    private void begins(long fromNanos, long usual) {
        if (firstNanos - fromNanos > 2 * usual) {
            teller.note(
                    FindingKind.GAP,
                    firstFile,
                    firstLine,
                    () -> "begins at " + Words.time(firstNanos) + ", " + Words.duration(firstNanos - fromNanos)
                            + " after the file");
        }
    }

    private void ends(long toNanos, long usual) {
        if (toNanos - lastNanos > 2 * usual) {
            teller.note(
                    FindingKind.GAP,
                    lastFile,
                    lastLine,
                    () -> "ends at " + Words.time(lastNanos) + ", " + Words.duration(toNanos - lastNanos)
                            + " before the file");
        }
    }

    private void jitter() {
        teller.note(
                FindingKind.JITTER,
                lastFile,
                0,
                () -> offSecond + " of " + rows + " stamps are off the full second, by up to "
                        + Words.duration(greatestOffset) + ": round them before joining");
    }

    StepTally steps() {
        return steps;
    }

    long rows() {
        return rows;
    }

    long firstNanos() {
        return firstNanos;
    }

    long lastNanos() {
        return lastNanos;
    }

    String lastFile() {
        return lastFile;
    }

    /// Whether every stamp is a whole multiple of the usual step.
    boolean onGrid() {
        long usual = steps.usual();
        return usual > 0 && firstNanos % usual == 0 && steps.greatestCommonDivisor() % usual == 0;
    }
}
