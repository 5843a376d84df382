package io.headrace.features.catalog;

import static io.headrace.features.catalog.NaiveCarry.NOT_WARM;

import io.headrace.market.event.Bar;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarginSnapshot.Exposure;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.Sentiment;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The sentiment, calendar and margin columns beside the standard ones, straight from their formulas.
final class NaiveDesk {
    private NaiveDesk() {}

    static Map<String, NaiveFormula> formulas() {
        Map<String, NaiveFormula> all = new LinkedHashMap<>();
        all.put(
                "sentiment",
                (seen, now) -> sentiments(seen).stream()
                        .mapToDouble(Sentiment::score)
                        .reduce(NOT_WARM, (before, after) -> after));
        all.put(
                "sentiment_age",
                (seen, now) -> sentiments(seen).stream()
                        .mapToDouble(sentiment -> (now - sentiment.knownNanos()) / 3.6e12)
                        .reduce(NOT_WARM, (before, after) -> after));
        all.put("day_of_week", (seen, now) -> at(now).getDayOfWeek().getValue() - 1);
        all.put("minutes_to_funding_8h", (seen, now) -> {
            ZonedDateTime next = at(now).truncatedTo(ChronoUnit.DAYS);
            while (!next.isAfter(at(now))) {
                next = next.plusHours(8);
            }
            return hours(now, next) * 60;
        });
        all.put("hours_to_month_end", (seen, now) -> {
            ZonedDateTime day = at(now).truncatedTo(ChronoUnit.DAYS).plusDays(1);
            while (day.getDayOfMonth() != 1) {
                day = day.plusDays(1);
            }
            return hours(now, day);
        });
        all.put("hours_to_expiry", (seen, now) -> {
            ZonedDateTime day = at(now).truncatedTo(ChronoUnit.DAYS).plusHours(8);
            while (!day.isAfter(at(now))
                    || day.getDayOfWeek() != DayOfWeek.FRIDAY
                    || day.plusDays(7).getMonth() == day.getMonth()) {
                day = day.plusDays(1);
            }
            return hours(now, day);
        });
        all.put("announced_scale_usd", NaiveDesk::announcedScale);
        for (int hours : new int[] {1, 24, 168}) {
            all.put("need_change_mean_" + hours + "h", (seen, now) -> needChangeMean(seen, now, hours));
        }
        return all;
    }

    /// Snapshots come every period, some are missing; what counts is the hour a change became known in.
    private static double needChangeMean(List<MarketEvent> seen, long now, int hours) {
        List<MarginSnapshot> snapshots = seen.stream()
                .filter(MarginSnapshot.class::isInstance)
                .map(MarginSnapshot.class::cast)
                .toList();
        long hour = Duration.ofHours(1).toNanos();
        long period = Long.MAX_VALUE;
        for (int i = 1; i < snapshots.size(); i++) {
            period = Math.min(
                    period, snapshots.get(i).knownNanos() - snapshots.get(i - 1).knownNanos());
        }
        long first = Long.MAX_VALUE;
        double sum = 0;
        int count = 0;
        for (int i = 1; i < snapshots.size(); i++) {
            MarginSnapshot before = snapshots.get(i - 1);
            MarginSnapshot after = snapshots.get(i);
            if (after.knownNanos() - before.knownNanos() != period) {
                continue;
            }
            first = Math.min(first, after.knownNanos());
            if (Math.floorDiv(now - 1, hour) - Math.floorDiv(after.knownNanos() - 1, hour) < hours) {
                double announced =
                        before.plannedUsd().get(1) - before.plannedUsd().get(0);
                double change = after.closeDemandUsd() - before.closeDemandUsd() - after.flowUsd() - announced;
                sum += Math.abs(change) / Math.sqrt((double) period / hour);
                count++;
            }
        }
        return count == 0 || now - first < hours * hour ? NOT_WARM : sum / count / scale(seen, snapshots.getLast());
    }

    private static List<Sentiment> sentiments(List<MarketEvent> seen) {
        return seen.stream()
                .filter(Sentiment.class::isInstance)
                .map(Sentiment.class::cast)
                .toList();
    }

    private static double announcedScale(List<MarketEvent> seen, long now) {
        double scales = 0;
        double demands = 0;
        long last = 0;
        double peak = NOT_WARM;
        for (int i = 0; i < seen.size(); i++) {
            if (seen.get(i) instanceof MarginSnapshot snapshot) {
                double scale = scale(seen.subList(0, i + 1), snapshot);
                double keep = Math.pow(0.97, (snapshot.knownNanos() - last) / 3.6e12);
                if (!Double.isNaN(scale)) {
                    boolean first = Double.isNaN(peak);
                    scales = first ? scale : keep * scales + (1 - keep) * scale;
                    demands = first ? snapshot.demandUsd() : keep * demands + (1 - keep) * snapshot.demandUsd();
                    last = snapshot.knownNanos();
                    peak = snapshot.plannedPeakUsd();
                }
            }
        }
        MarginSnapshot latest = seen.stream()
                .filter(MarginSnapshot.class::isInstance)
                .map(MarginSnapshot.class::cast)
                .reduce((before, after) -> after)
                .orElse(null);
        return latest == null || Double.isNaN(peak)
                ? NOT_WARM
                : Math.max(scale(seen, latest), demands > 0 ? peak * scales / demands : 0);
    }

    /// The structural scale of an account: the root of e' S e.
    private static double scale(List<MarketEvent> seen, MarginSnapshot snapshot) {
        Map<String, List<Move>> moves = moves(seen);
        if (moves.isEmpty() || moves.values().stream().anyMatch(of -> hours(of) < 72)) {
            return NOT_WARM;
        }
        double variance = 0;
        for (Exposure one : snapshot.exposures()) {
            for (Exposure other : snapshot.exposures()) {
                List<Move> of = Objects.requireNonNull(moves.get(one.coin()));
                variance += need(one) * need(other) * covariance(of, Objects.requireNonNull(moves.get(other.coin())));
            }
        }
        return Math.max(Math.sqrt(Math.max(0, variance)), Math.max(1, 1e-4 * snapshot.demandUsd()));
    }

    private static double need(Exposure exposure) {
        return exposure.requirementUsd() - exposure.signedUsd();
    }

    /// A log return from one close to the next.
    private record Move(long from, long to, double value) {
        private double hours() {
            return (to - from) / 3.6e12;
        }
    }

    /// By coin, between the first bars of each instant.
    private static Map<String, List<Move>> moves(List<MarketEvent> seen) {
        Map<String, Bar> last = new LinkedHashMap<>();
        Map<String, List<Move>> moves = new LinkedHashMap<>();
        for (MarketEvent event : seen) {
            if (event instanceof Bar bar) {
                String coin = bar.instrument().coin();
                List<Move> of = moves.computeIfAbsent(coin, unknown -> new ArrayList<>());
                Bar before = last.get(coin);
                if (before == null || bar.knownNanos() > before.knownNanos()) {
                    if (before != null) {
                        double value = Math.log(bar.close() / before.close());
                        of.add(new Move(before.knownNanos(), bar.knownNanos(), value));
                    }
                    last.put(coin, bar);
                }
            }
        }
        return moves;
    }

    private static double hours(List<Move> moves) {
        return moves.isEmpty() ? 0 : (moves.getLast().to() - moves.getFirst().from()) / 3.6e12;
    }

    /// Per hour, over the moves of the same span.
    private static double covariance(List<Move> one, List<Move> other) {
        Map<Long, Move> byEnd = new HashMap<>();
        other.forEach(move -> byEnd.put(move.to(), move));
        double covariance = NOT_WARM;
        for (Move move : one) {
            Move twin = byEnd.get(move.to());
            if (twin != null && twin.from() == move.from()) {
                double perHour = move.value() * twin.value() / move.hours();
                double keep = Math.pow(0.97, move.hours());
                covariance = Double.isNaN(covariance) ? perHour : keep * covariance + (1 - keep) * perHour;
            }
        }
        return Double.isNaN(covariance) ? 0 : covariance;
    }

    private static ZonedDateTime at(long now) {
        return Instant.EPOCH.plusNanos(now).atZone(ZoneOffset.UTC);
    }

    private static double hours(long now, ZonedDateTime then) {
        return Duration.between(at(now), then).toNanos() / 3.6e12;
    }
}
