package io.headrace.store.check;

import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The rows of one instrument in one file: judges values as they pass and looks for gaps at the end, when the
/// series' usual step is known. Keeps 16 bytes a row.
final class SeriesWatch {
    private static final long MINUTE_NANOS = 60_000_000_000L;

    private final String file;
    private final String name;
    private final Findings findings;
    private long[] stamps = new long[256];
    private long[] lines = new long[256];
    private int rows;
    private @Nullable MarketEvent last;

    SeriesWatch(String file, Instrument instrument, Findings findings) {
        this.file = file;
        this.name = instrument.venue() + " " + instrument.coin();
        this.findings = findings;
    }

    void row(long line, MarketEvent event) {
        ValueRules.judge(
                event,
                last,
                what -> findings.add(Severity.WARNING, FindingKind.SUSPICIOUS, file, line, name + ": " + what));
        if (rows == stamps.length) {
            stamps = Arrays.copyOf(stamps, 2 * rows);
            lines = Arrays.copyOf(lines, 2 * rows);
        }
        stamps[rows] = event.eventNanos();
        lines[rows] = line;
        rows++;
        last = event;
    }

    /// @param fromNanos earliest stamp of the file
    /// @param toNanos latest stamp of the file
    void finish(long fromNanos, long toNanos) {
        long usual = usualStep();
        if (usual == 0) {
            return;
        }
        for (int row = 1; row < rows; row++) {
            long step = stamps[row] - stamps[row - 1];
            if (2 * step > 3 * usual) {
                gap(
                        Severity.WARNING,
                        row,
                        duration(step) + " without a row before " + CheckReport.time(stamps[row]) + "; usual step "
                                + duration(usual));
            }
        }
        if (stamps[0] - fromNanos > 2 * usual) {
            gap(
                    Severity.NOTE,
                    0,
                    "begins at " + CheckReport.time(stamps[0]) + ", " + duration(stamps[0] - fromNanos)
                            + " after the file");
        }
        if (toNanos - stamps[rows - 1] > 2 * usual) {
            gap(
                    Severity.NOTE,
                    rows - 1,
                    "ends at " + CheckReport.time(stamps[rows - 1]) + ", " + duration(toNanos - stamps[rows - 1])
                            + " before the file");
        }
    }

    private void gap(Severity severity, int row, String what) {
        findings.add(severity, FindingKind.GAP, file, lines[row], name + ": " + what);
    }

    /// The commonest step, to the minute: venues' stamps jitter. 0 with fewer than two rows.
    private long usualStep() {
        Map<Long, Integer> counts = new TreeMap<>();
        for (int row = 1; row < rows; row++) {
            long step = stamps[row] - stamps[row - 1];
            long rounded = Math.max(1, Math.round((double) step / MINUTE_NANOS)) * MINUTE_NANOS;
            counts.merge(rounded, 1, Integer::sum);
        }
        long usual = 0;
        int most = 0;
        for (Map.Entry<Long, Integer> entry : counts.entrySet()) {
            if (entry.getValue() > most) {
                usual = entry.getKey();
                most = entry.getValue();
            }
        }
        return usual;
    }

    /// `11 h`, `2 d 3 h`, `90 s`: the two largest units.
    static String duration(long nanos) {
        long seconds = Math.round(nanos / 1e9);
        long[] sizes = {86_400, 3_600, 60, 1};
        String[] units = {"d", "h", "min", "s"};
        StringBuilder text = new StringBuilder();
        long rest = seconds;
        int parts = 0;
        for (int unit = 0; unit < sizes.length && parts < 2; unit++) {
            long amount = rest / sizes[unit];
            rest %= sizes[unit];
            if (amount > 0) {
                text.append(text.isEmpty() ? "" : " ")
                        .append(amount)
                        .append(' ')
                        .append(units[unit]);
                parts++;
            }
        }
        return text.isEmpty() ? "0 s" : text.toString();
    }
}
