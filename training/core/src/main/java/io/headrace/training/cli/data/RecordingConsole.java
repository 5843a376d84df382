package io.headrace.training.cli.data;

import io.headrace.market.event.StreamGap;
import io.headrace.market.problem.Problem;
import io.headrace.store.live.LiveTally;
import io.headrace.store.recording.Recording;
import io.headrace.store.source.Oddity;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Output;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/// Says how a recording goes: each reconnection, gap and refused message in a line of its own, the
/// rates in one that changes.
final class RecordingConsole implements Recording.Watcher {
    private static final double SECOND = 1e9;
    private static final long RATE_NANOS = 2_000_000_000L;

    private final ConsoleProgress progress;
    private final LongSupplier clockNanos;
    private long ratedNanos;
    private long ratedEvents;
    private double rate;

    RecordingConsole(ConsoleProgress progress, LongSupplier clockNanos) {
        this.progress = progress;
        this.clockNanos = clockNanos;
        this.ratedNanos = clockNanos.getAsLong();
    }

    @Override
    public void connected(String venue, long times) {
        progress.say(venue + ": connected" + (times > 1 ? " again" : ""));
    }

    @Override
    public void lost(String venue, boolean reached, String reason, Duration pause) {
        progress.say(String.format(
                Locale.ROOT,
                "%s: %s: %s; next attempt in %.1f s",
                venue,
                reached ? "connection lost" : "not reached",
                reason,
                pause.toNanos() / SECOND));
    }

    @Override
    public void gap(String venue, StreamGap gap) {
        progress.say(String.format(
                Locale.ROOT,
                "%s: gap in %s of %.3f s from %s: %s",
                venue,
                gap.instrument().coin(),
                (gap.knownNanos() - gap.eventNanos()) / SECOND,
                Output.time(gap.eventNanos()),
                gap.reason()));
    }

    @Override
    public void refused(String venue, Problem problem) {
        progress.say(venue + ": message refused: " + problem.sentence());
    }

    @Override
    public void noted(String venue, Oddity oddity, String what) {
        if (oddity == Oddity.CLOCK_SKEW || oddity == Oddity.UNKNOWN_UNIT) {
            progress.say(venue + ": " + what);
        }
    }

    @Override
    public void committed(long events) {
        // The line that changes says enough.
    }

    @Override
    public void going(List<LiveTally> tallies) {
        long now = clockNanos.getAsLong();
        long events = tallies.stream().mapToLong(LiveTally::events).sum();
        if (now - ratedNanos >= RATE_NANOS) {
            rate = (events - ratedEvents) * SECOND / (now - ratedNanos);
            ratedNanos = now;
            ratedEvents = events;
        }
        List<String> parts = new ArrayList<>();
        parts.add(String.format(Locale.ROOT, "%,d events, %,.0f a second", events, rate));
        tallies.forEach(tally -> parts.add(described(tally, now)));
        progress.status(String.join("; ", parts));
    }

    private static String described(LiveTally tally, long now) {
        String heard = tally.heardNanos() == Long.MIN_VALUE
                ? "nothing heard yet"
                : String.format(Locale.ROOT, "last %.1f s ago", Math.max(0, now - tally.heardNanos()) / SECOND);
        return String.format(
                Locale.ROOT,
                "%s%s %s, %d gaps, %d resyncs",
                tally.venue(),
                tally.connected() ? "" : " (away)",
                heard,
                tally.gaps(),
                tally.booksAsked());
    }
}
