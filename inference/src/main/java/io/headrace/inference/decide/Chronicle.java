package io.headrace.inference.decide;

import io.headrace.decision.network.NodeState;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.policy.Decider;
import io.headrace.decision.policy.Decision;
import io.headrace.features.engine.Tick;
import io.headrace.features.engine.VenueObservation;
import io.headrace.features.schema.WeakColumn;
import io.headrace.inference.forecast.FallbackKind;
import io.headrace.models.forecast.Realized;
import io.headrace.models.watch.WatchView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Remembers what the board shows: each venue's recent points, coverage and counts. Bounded: the oldest
/// points are dropped.
final class Chronicle {
    /// A month of hours.
    static final int MOST_POINTS = 720;

    /// Decisions and transfers a page lists.
    static final int MOST_ROWS = 12;

    private static final double SHORT_SHARE = 1e-6;

    private final double periodSeconds;
    private final Map<String, Venue> venues = new LinkedHashMap<>();
    private final Map<FallbackKind, Long> fallbacks = new EnumMap<>(FallbackKind.class);
    private final Deque<Decision> recent = new ArrayDeque<>();
    private long decisions;
    private long transfers;
    private @Nullable Decider decider;

    Chronicle(long periodNanos) {
        this.periodSeconds = periodNanos / 1e9;
    }

    /// Takes a decided period, and what past windows turned out to need.
    void observe(DemandOutlook outlook, DecidedPeriod period, Map<String, Realized> realized) {
        List<NodeState> before = period.before().venues();
        List<NodeState> after = period.after().venues();
        for (int v = 0; v < after.size(); v++) {
            VenueOutlook venue = outlook.venues().get(v);
            Venue kept = venues.computeIfAbsent(venue.venue(), name -> new Venue());
            double missing = venue.demandUsd() - before.get(v).onHand().tokens();
            if (decisions > 0 && missing > SHORT_SHARE * venue.demandUsd()) {
                kept.shortfallSeconds += periodSeconds;
            }
            kept.add(
                    venue,
                    new VenuePoint(
                            outlook.asOfNanos(),
                            venue.demandUsd(),
                            after.get(v).onHand().tokens(),
                            period.after().inbound(venue.venue()).tokens(),
                            venue.forecast(),
                            OptionalDouble.empty()));
            Optional.ofNullable(realized.get(venue.venue())).ifPresent(kept::resolve);
        }
        count(period.decision());
        transfers += period.transfers();
    }

    /// Takes what the features of a decided period lack.
    void observe(Tick tick) {
        for (VenueObservation observation : tick.venues()) {
            venues.computeIfAbsent(observation.venue(), name -> new Venue()).weak =
                    observation.features().weak();
        }
    }

    /// Takes what the watch over the model knows.
    void observe(List<WatchView> watched) {
        venues.values().forEach(venue -> venue.watch = Optional.empty());
        for (WatchView view : watched) {
            venues.computeIfAbsent(view.venue(), name -> new Venue()).watch = Optional.of(view);
        }
    }

    List<VenueView> views() {
        List<VenueView> views = new ArrayList<>(venues.size());
        venues.forEach((name, venue) -> views.add(venue.view(name)));
        return views;
    }

    /// The last decisions, newest first.
    List<Decision> recent() {
        return List.copyOf(recent);
    }

    DeskSnapshot.Counts counts(long openTransfers, long errors) {
        return new DeskSnapshot.Counts(decisions, transfers, openTransfers, fallbacks, errors);
    }

    private void count(Decision decision) {
        if (decision.decider() == Decider.RULE && decider != Decider.RULE) {
            fallbacks.merge(FallbackKind.of(decision.why()), 1L, Long::sum);
        }
        decider = decision.decider();
        recent.addFirst(decision);
        if (recent.size() > MOST_ROWS) {
            recent.removeLast();
        }
        decisions++;
    }

    /// One venue's part.
    private static final class Venue {
        private final Deque<VenuePoint> points = new ArrayDeque<>();
        private Coverage coverage = Coverage.NONE;
        private double shortfallSeconds;
        private long resolvedNanos = Long.MIN_VALUE;
        private @Nullable VenueOutlook latest;
        private List<WeakColumn> weak = List.of();
        private Optional<WatchView> watch = Optional.empty();

        void add(VenueOutlook outlook, VenuePoint point) {
            latest = outlook;
            points.addLast(point);
            if (points.size() > MOST_POINTS) {
                points.removeFirst();
            }
        }

        /// The window of one earlier point has passed. Points are few and the resolved one is near the
        /// end.
        void resolve(Realized realized) {
            if (realized.asOfNanos() <= resolvedNanos) {
                return;
            }
            resolvedNanos = realized.asOfNanos();
            Deque<VenuePoint> later = new ArrayDeque<>();
            while (!points.isEmpty() && points.getLast().asOfNanos() > resolvedNanos) {
                later.push(points.removeLast());
            }
            if (!points.isEmpty() && points.getLast().asOfNanos() == resolvedNanos) {
                VenuePoint point = points.removeLast().withRealized(realized.needUsd());
                points.addLast(point);
                point.forecast().ifPresent(forecast -> coverage = coverage.with(forecast, realized.needUsd()));
            }
            points.addAll(later);
        }

        VenueView view(String name) {
            VenueOutlook outlook = java.util.Objects.requireNonNull(latest);
            return new VenueView(
                    name,
                    outlook.plannedPeakUsd(),
                    outlook.support(),
                    List.copyOf(points),
                    coverage,
                    weak,
                    watch,
                    shortfallSeconds);
        }
    }
}
