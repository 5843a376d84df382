package io.headrace.features.catalog;

import static io.headrace.features.catalog.NaiveCarry.HOUR;
import static io.headrace.features.catalog.NaiveCarry.NOT_WARM;

import io.headrace.market.event.Bar;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.Sentiment;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        return all;
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

    /// The structural scale of an account in one coin.
    private static double scale(List<MarketEvent> seen, MarginSnapshot snapshot) {
        double variance = NOT_WARM;
        Bar first = null;
        Bar before = null;
        for (MarketEvent event : seen) {
            if (event instanceof Bar bar && (before == null || bar.knownNanos() > before.knownNanos())) {
                if (before != null) {
                    double hours = (bar.knownNanos() - before.knownNanos()) / 3.6e12;
                    double perHour = Math.pow(Math.log(bar.close() / before.close()), 2) / hours;
                    double keep = Math.pow(0.97, hours);
                    variance = Double.isNaN(variance) ? perHour : keep * variance + (1 - keep) * perHour;
                }
                first = first == null ? bar : first;
                before = bar;
            }
        }
        if (first == null || before == null || before.knownNanos() - first.knownNanos() < 72 * HOUR) {
            return NOT_WARM;
        }
        double need = snapshot.exposures().stream()
                .mapToDouble(exposure -> exposure.requirementUsd() - exposure.signedUsd())
                .sum();
        return Math.max(Math.abs(need) * Math.sqrt(variance), Math.max(1, 1e-4 * snapshot.demandUsd()));
    }

    private static ZonedDateTime at(long now) {
        return Instant.EPOCH.plusNanos(now).atZone(ZoneOffset.UTC);
    }

    private static double hours(long now, ZonedDateTime then) {
        return Duration.between(at(now), then).toNanos() / 3.6e12;
    }
}
