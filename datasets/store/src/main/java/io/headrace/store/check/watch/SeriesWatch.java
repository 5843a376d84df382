package io.headrace.store.check.watch;

import io.headrace.market.event.EventKind;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.store.check.finding.FindingKind;
import io.headrace.store.check.finding.Findings;
import io.headrace.store.check.finding.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One series: the events of one kind and instrument (and pool measure), in the order they come. A few kilobytes,
/// whatever the number of rows.
final class SeriesWatch {
    private final EventKind kind;
    private final Instrument instrument;
    private final String part;
    private final SeriesKind nature;
    private final Teller teller;
    private final ValueRules rules;
    private final StampWatch stamps;
    private final TimeSamples samples = new TimeSamples();
    private final @Nullable JumpWatch jumps;
    private final @Nullable BoundWatch bounds;
    private final @Nullable SizeWatch sizes;
    private final @Nullable LevelWatch level;
    private final @Nullable TailWatch tail;
    private @Nullable MarketEvent last;
    private long lastLine;

    SeriesWatch(MarketEvent first, Findings findings) {
        kind = first.kind();
        instrument = first.instrument();
        part = Values.partName(first);
        nature = SeriesKind.of(first);
        String name = instrument.venue() + " " + instrument.coin();
        rules = new ValueRules(new Teller(name, findings));
        teller = new Teller(part.isEmpty() ? name : name + " " + part, findings);
        stamps = new StampWatch(teller);
        jumps = nature.positive() ? new JumpWatch(teller) : null;
        bounds = nature.rate() ? new BoundWatch(teller) : null;
        sizes = Double.isNaN(Values.size(first)) ? null : new SizeWatch(teller);
        level = kind == EventKind.FUNDING || kind == EventKind.GAS_PRICE ? new LevelWatch(teller) : null;
        tail = kind == EventKind.BRIDGE_TRANSFER ? new TailWatch(teller) : null;
    }

    void row(String file, long line, MarketEvent event) {
        MarketEvent before = last;
        if (before != null && !advances(before, event, file, line)) {
            return;
        }
        rules.judge(event, before, file, line);
        stamps.stamp(event.eventNanos(), file, line);
        double value = Values.of(event);
        if (!Double.isNaN(value)) {
            value(value, event, file, line);
        }
        last = event;
        lastLine = line;
    }

    /// Whether the row comes after the one before it; what does not is told and counts for nothing else.
    private boolean advances(MarketEvent before, MarketEvent event, String file, long line) {
        long stamp = event.eventNanos();
        if (stamp < before.eventNanos() && event.knownNanos() <= before.knownNanos()) {
            teller.say(
                    backward(line),
                    FindingKind.DISORDER,
                    file,
                    line,
                    () -> Words.time(stamp) + " after " + Words.time(before.eventNanos()));
            return false;
        }
        if (stamp == before.eventNanos() && nature.oneAStamp()) {
            teller.say(
                    second(Values.of(event) == Values.of(before)),
                    FindingKind.DUPLICATE,
                    file,
                    line,
                    () -> "a second row at " + Words.time(stamp));
            return false;
        }
        return true;
    }

    /// One answer of a REST call may list its records newest first; they are sorted on their way in.
    private Severity backward(long line) {
        if (line == lastLine) {
            return Severity.NOTE;
        }
        return nature.strict() ? Severity.ERROR : Severity.WARNING;
    }

    private Severity second(boolean same) {
        if (nature.strict()) {
            return Severity.ERROR;
        }
        return same ? Severity.NOTE : Severity.WARNING;
    }

    private void value(double value, MarketEvent event, String file, long line) {
        samples.add(event.eventNanos(), value);
        if (jumps != null) {
            jumps.value(value, file, line);
        }
        if (bounds != null) {
            bounds.value(value, file, line);
        }
        if (sizes != null) {
            sizes.size(Values.size(event), file, line);
        }
        if (level != null) {
            level.value(value, file, line);
        }
        if (tail != null) {
            tail.value(value);
        }
    }

    /// Tells what shows only at the end.
    ///
    /// @param fromNanos earliest stamp of the kind in these files
    /// @param toNanos latest stamp of the kind in these files
    void finish(long fromNanos, long toNanos) {
        if (bounds != null) {
            bounds.finish(kind == EventKind.FUNDING);
        }
        if (tail != null) {
            tail.finish(stamps.lastFile());
        }
        if (nature.oneAStamp()) {
            stamps.finish(fromNanos, toNanos, kind == EventKind.BAR);
        }
    }

    EventKind kind() {
        return kind;
    }

    long fromNanos() {
        return stamps.firstNanos();
    }

    long toNanos() {
        return stamps.lastNanos();
    }

    /// Median size of the values of a rate, 0 for other kinds.
    double medianSize() {
        return bounds == null ? 0 : bounds.medianSize();
    }

    String lastFile() {
        return stamps.lastFile();
    }

    SeriesSummary summary(String scope) {
        StepTally steps = stamps.steps();
        List<SeriesSummary.Span> gaps = steps.gaps().stream()
                .map(gap -> new SeriesSummary.Span(gap.fromNanos(), gap.toNanos()))
                .toList();
        return new SeriesSummary(
                scope,
                kind,
                instrument,
                part,
                stamps.rows(),
                stamps.firstNanos(),
                stamps.lastNanos(),
                steps.usual(),
                stamps.onGrid(),
                steps.gapCount(),
                gaps,
                samples,
                medianSize(),
                stamps.lastFile());
    }
}
