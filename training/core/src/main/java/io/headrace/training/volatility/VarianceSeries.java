package io.headrace.training.volatility;

import io.headrace.market.event.Bar;
import io.headrace.market.event.MarketEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A coin's variance day by day (UTC), from the bars of the venue that told most of them.
///
/// @param firstDay days since the epoch
/// @param realized sum of squared log returns from close to close, one per day
/// @param ranges sum of `log(high / low)^2 / (4 log 2)` (Parkinson 1980), one per day
public record VarianceSeries(String coin, String venue, long firstDay, double[] realized, double[] ranges) {
    private static final long DAY_NANOS = 86_400_000_000_000L;

    public VarianceSeries {
        realized = realized.clone();
        ranges = ranges.clone();
    }

    public int days() {
        return realized.length;
    }

    @Override
    public double[] realized() {
        return realized.clone();
    }

    @Override
    public double[] ranges() {
        return ranges.clone();
    }

    /// What was known at the end of a day: the days before and with it.
    VarianceSeries until(int days) {
        return new VarianceSeries(coin, venue, firstDay, Arrays.copyOf(realized, days), Arrays.copyOf(ranges, days));
    }

    /// One series per coin, in coin order: the longest run of days on which no bar is missing and prices moved.
    ///
    /// @param events in the order they were known
    public static List<VarianceSeries> of(List<MarketEvent> events) {
        Map<String, Map<String, List<Bar>>> bars = new TreeMap<>();
        for (MarketEvent event : events) {
            if (event instanceof Bar bar) {
                bars.computeIfAbsent(bar.instrument().coin(), coin -> new TreeMap<>())
                        .computeIfAbsent(bar.instrument().venue(), venue -> new ArrayList<>())
                        .add(bar);
            }
        }
        List<VarianceSeries> series = new ArrayList<>();
        bars.forEach((coin, venues) -> {
            Map.Entry<String, List<Bar>> most = venues.entrySet().stream()
                    .max(Comparator.comparingInt((Map.Entry<String, List<Bar>> entry) ->
                                    entry.getValue().size())
                            .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                    .orElseThrow();
            VarianceSeries own = of(coin, most.getKey(), most.getValue());
            if (own.days() > 0) {
                series.add(own);
            }
        });
        return series;
    }

    private static VarianceSeries of(String coin, String venue, List<Bar> bars) {
        TreeMap<Long, double[]> byDay = new TreeMap<>(); // realized, ranges, bars
        double before = Double.NaN;
        for (Bar bar : bars) {
            double[] day = byDay.computeIfAbsent(Math.floorDiv(bar.eventNanos(), DAY_NANOS), number -> new double[3]);
            double step = Math.log(bar.close() / (Double.isNaN(before) ? bar.open() : before));
            double range = Math.log(bar.high() / bar.low());
            day[0] += step * step;
            day[1] += range * range / (4 * Math.log(2));
            day[2]++;
            before = bar.close();
        }
        double whole = byDay.values().stream().mapToDouble(day -> day[2]).max().orElse(0);
        byDay.values().removeIf(day -> day[2] < whole || !(day[0] > 0) || !(day[1] > 0));
        return longest(coin, venue, byDay);
    }

    private static VarianceSeries longest(String coin, String venue, TreeMap<Long, double[]> byDay) {
        List<Map.Entry<Long, double[]>> run = new ArrayList<>();
        List<Map.Entry<Long, double[]>> best = run;
        long expected = Long.MIN_VALUE;
        for (Map.Entry<Long, double[]> day : byDay.entrySet()) {
            if (day.getKey() != expected) {
                run = new ArrayList<>();
            }
            run.add(day);
            best = run.size() > best.size() ? run : best;
            expected = day.getKey() + 1;
        }
        return new VarianceSeries(
                coin,
                venue,
                best.isEmpty() ? 0 : best.getFirst().getKey(),
                best.stream().mapToDouble(day -> day.getValue()[0]).toArray(),
                best.stream().mapToDouble(day -> day.getValue()[1]).toArray());
    }
}
