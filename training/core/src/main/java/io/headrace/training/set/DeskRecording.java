package io.headrace.training.set;

import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.features.engine.DeskFold;
import io.headrace.features.engine.Replay;
import io.headrace.features.engine.Tick;
import io.headrace.features.engine.VenueObservation;
import io.headrace.features.schema.FeatureSchema;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.portfolio.Portfolio;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Every tick of a desk over a span of history: events replayed once, then read by training and
/// backtest
/// alike.
///
/// @param periodNanos time between ticks
/// @param ticks in time order, at least one
public record DeskRecording(FeatureSchema schema, long periodNanos, List<Tick> ticks) {
    public DeskRecording {
        ticks = List.copyOf(ticks);
        if (ticks.isEmpty()) {
            throw new IllegalArgumentException("ticks must be at least one, were none");
        }
    }

    /// Replays events through the desk's fold.
    ///
    /// @param events in [MarketEvent#ORDER]
    /// @throws io.headrace.market.problem.ProblemException when the events never price the portfolio
    public static DeskRecording replay(
            List<MarketEvent> events, Portfolio portfolio, long periodNanos, Progress progress) {
        return replay(events, new DeskFold(portfolio, periodNanos), portfolio, progress);
    }

    /// As above with another catalog of features.
    public static DeskRecording replay(
            List<MarketEvent> events,
            Portfolio portfolio,
            long periodNanos,
            FeatureCatalog catalog,
            Progress progress) {
        return replay(events, new DeskFold(portfolio, periodNanos, catalog), portfolio, progress);
    }

    private static DeskRecording replay(
            List<MarketEvent> events, DeskFold fold, Portfolio portfolio, Progress progress) {
        long periodNanos = fold.periodNanos();
        if (!events.isEmpty()) {
            requireVenues(events, portfolio);
        }
        List<Tick> ticks = new ArrayList<>();
        if (!events.isEmpty()) {
            long from = events.getFirst().knownNanos();
            long total = (events.getLast().knownNanos() - from) / periodNanos + 1;
            Replay.run(events, fold, periodNanos, tick -> {
                ticks.add(tick);
                progress.report("replay", (tick.nowNanos() - from) / periodNanos, total);
            });
            progress.report("replay", total, total);
        }
        if (ticks.isEmpty()) {
            throw new Problem(
                            "HR-1120",
                            "the dataset never prices every coin of the portfolio " + portfolio.venues(),
                            "",
                            "Use a longer dataset, or one with these venues",
                            ExitCode.INVALID)
                    .toException();
        }
        return new DeskRecording(fold.schema(), periodNanos, ticks);
    }

    private static void requireVenues(List<MarketEvent> events, Portfolio portfolio) {
        Set<String> present = new TreeSet<>();
        events.forEach(event -> present.add(event.instrument().venue()));
        List<String> absent = portfolio.venues().stream()
                .filter(venue -> !present.contains(venue))
                .toList();
        if (!absent.isEmpty()) {
            throw new Problem(
                            "HR-1120",
                            "the dataset has neither prices nor funding of " + String.join(", ", absent) + ", only of "
                                    + String.join(", ", present),
                            "",
                            "Name venues of the dataset in the settings, or use another dataset",
                            ExitCode.INVALID)
                    .toException();
        }
    }

    public long fromNanos() {
        return ticks.getFirst().nowNanos();
    }

    public long toNanos() {
        return ticks.getLast().nowNanos();
    }

    /// First tick whose observations are all warm; the last tick when none is.
    public long warmNanos() {
        return ticks.stream()
                .filter(tick -> tick.venues().stream()
                        .allMatch(observation -> observation.features().warm()))
                .mapToLong(Tick::nowNanos)
                .findFirst()
                .orElse(toNanos());
    }

    /// Ticks up to and at an instant.
    ///
    /// @throws io.headrace.market.problem.ProblemException when the recording begins after it
    public DeskRecording until(long nanos) {
        if (nanos < fromNanos()) {
            throw new Problem(
                            "HR-1121",
                            "the recording begins at " + Instant.ofEpochSecond(0, fromNanos()) + ", after "
                                    + Instant.ofEpochSecond(0, nanos),
                            "",
                            "Choose a later time or an earlier dataset",
                            ExitCode.INVALID)
                    .toException();
        }
        return between(Long.MIN_VALUE, nanos);
    }

    /// Ticks of `from <= now <= to`.
    public DeskRecording between(long from, long to) {
        return new DeskRecording(
                schema,
                periodNanos,
                ticks.stream()
                        .filter(tick -> tick.nowNanos() >= from && tick.nowNanos() <= to)
                        .toList());
    }

    /// Mean of the venues' demand together, USD.
    public double meanTotalDemandUsd() {
        double sum = 0;
        for (Tick tick : ticks) {
            for (VenueObservation observation : tick.venues()) {
                sum += observation.snapshot().demandUsd();
            }
        }
        return sum / ticks.size();
    }
}
