package io.headrace.features.catalog;

import io.headrace.features.RandomStream.Fed;
import io.headrace.features.signal.SignalContext;
import io.headrace.market.event.Bar;
import io.headrace.market.event.Funding;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarginSnapshot.Exposure;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// Every standard column straight from its formula, over all events known by an instant: no windows, no
/// recursions. NaN where a signal is not warm.
final class NaiveFeatures {
    private static final double HOUR = 3.6e12;
    private static final double NOT_WARM = Double.NaN;

    private final SignalContext context;
    private final long now;
    private final List<Bar> composite;
    private final List<Bar> raw;
    private final List<Funding> funding;
    private final List<MarginSnapshot> snapshots;
    private final Map<String, SortedMap<Long, Bar>> barsByCoin = new LinkedHashMap<>();
    private final Map<String, List<Move>> movesByCoin = new LinkedHashMap<>();

    NaiveFeatures(SignalContext context, List<Fed> all, long now) {
        List<Fed> known =
                all.stream().filter(fed -> fed.event().knownNanos() <= now).toList();
        this.context = context;
        this.now = now;
        this.composite = known.stream()
                .filter(Fed::composite)
                .map(fed -> (Bar) fed.event())
                .toList();
        List<Fed> published = known.stream().filter(fed -> !fed.composite()).toList();
        this.raw = published.stream()
                .map(Fed::event)
                .filter(Bar.class::isInstance)
                .map(Bar.class::cast)
                .toList();
        this.funding = published.stream()
                .map(Fed::event)
                .filter(Funding.class::isInstance)
                .map(Funding.class::cast)
                .filter(payment -> payment.instrument().venue().equals(context.venue()))
                .toList();
        this.snapshots = published.stream()
                .map(Fed::event)
                .filter(MarginSnapshot.class::isInstance)
                .map(MarginSnapshot.class::cast)
                .toList();
        for (String coin : context.coins()) {
            barsByCoin.put(coin, firstBars(coin));
            movesByCoin.put(coin, movesBetween(bars(coin).values()));
        }
    }

    /// A log return and the span over which it came about.
    private record Move(long from, long to, double value) {
        double hours() {
            return (to - from) / HOUR;
        }
    }

    Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("realized_volatility_6h", overBars(coin -> realized(coin, 6)));
        values.put("realized_volatility_24h", overBars(coin -> realized(coin, 24)));
        values.put("realized_volatility_72h", overBars(coin -> realized(coin, 72)));
        values.put("parkinson_volatility_24h", overBars(this::parkinson));
        values.put("ewma_volatility", overBars(this::ewmaVolatility));
        values.put("volatility_ratio_6h_72h", overBars(this::ratio));
        values.put("funding_rate_24h", overCoins(this::fundingDay));
        values.put("funding_zscore_168h", overCoins(this::fundingScore));
        values.put("basis", raw.isEmpty() ? NOT_WARM : overCoins(this::basis));
        values.put("return_momentum_24h", overBars(this::momentum));
        values.put("turbulent_probability", turbulent());
        long hourOfDay = (now / (long) HOUR) % 24;
        double day = now % (24 * (long) HOUR) / (24 * HOUR);
        values.put("hour_of_day", (double) hourOfDay);
        values.put("hour_sin", Math.sin(2 * Math.PI * day));
        values.put("hour_cos", Math.cos(2 * Math.PI * day));
        long weekday = Instant.ofEpochSecond(now / 1_000_000_000L)
                .atZone(ZoneOffset.UTC)
                .getDayOfWeek()
                .getValue();
        values.put("weekend", weekday >= 6 ? 1.0 : 0.0);
        values.put("structural_scale_usd", scale());
        values.put("demand_over_scale", figure(MarginSnapshot::demandUsd));
        values.put("exposure_imbalance", snapshots.isEmpty() ? NOT_WARM : imbalance());
        values.put("planned_rise", figure(s -> peak(s.plannedUsd()) - s.demandUsd()));
        values.put("planned_rise_1h", figure(s -> step(s.plannedUsd(), 1) - s.demandUsd()));
        values.put("planned_rise_2h", figure(s -> step(s.plannedUsd(), 2) - s.demandUsd()));
        values.put("adverse_gap", figure(s -> s.demandUsd() - s.closeDemandUsd()));
        values.put("adverse_gap_ewma", adverseGapEwma() / scale());
        values.put("need_change_ewma", needChange() / scale());
        values.put("exposure_volatility_6h", exposureVolatility() / scale());
        return values;
    }

    private double overCoins(Function<String, Double> perCoin) {
        return context.coins().stream()
                .map(perCoin)
                .filter(value -> !value.isNaN())
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(NOT_WARM);
    }

    /// As [#overCoins], without coins that have had no bar for a day.
    private double overBars(Function<String, Double> perCoin) {
        return overCoins(coin ->
                bars(coin).isEmpty() || now - bars(coin).lastKey() > 24 * HOUR ? NOT_WARM : perCoin.apply(coin));
    }

    /// Composite bars of a coin, the first of each instant.
    private SortedMap<Long, Bar> firstBars(String coin) {
        SortedMap<Long, Bar> bars = new TreeMap<>();
        composite.stream()
                .filter(bar -> bar.instrument().coin().equals(coin))
                .forEach(bar -> bars.putIfAbsent(bar.knownNanos(), bar));
        return bars;
    }

    private SortedMap<Long, Bar> bars(String coin) {
        return Objects.requireNonNull(barsByCoin.get(coin));
    }

    private List<Move> moves(String coin) {
        return Objects.requireNonNull(movesByCoin.get(coin));
    }

    private static List<Move> movesBetween(Collection<Bar> bars) {
        List<Move> moves = new ArrayList<>();
        Bar before = null;
        for (Bar bar : bars) {
            if (before != null) {
                double value = Math.log(bar.close()) - Math.log(before.close());
                moves.add(new Move(before.knownNanos(), bar.knownNanos(), value));
            }
            before = bar;
        }
        return moves;
    }

    private boolean covers(String coin, int hours) {
        SortedMap<Long, Bar> bars = bars(coin);
        return !bars.isEmpty() && bars.lastKey() - bars.firstKey() >= hours * HOUR;
    }

    /// Whether an instant lies in the hour in progress or the `hours` - 1 before it.
    private boolean within(long instant, int hours) {
        return within(instant, now, hours);
    }

    private static boolean within(long instant, long end, int hours) {
        return Math.ceilDiv(instant, (long) HOUR) > Math.ceilDiv(end, (long) HOUR) - hours;
    }

    /// Whether a coin has had a bar in the window.
    private boolean silent(String coin, int hours) {
        return bars(coin).isEmpty() || !within(bars(coin).lastKey(), hours);
    }

    /// Moves in the window that ends with the latest bar.
    private List<Move> latest(String coin, int hours) {
        return moves(coin).stream()
                .filter(move -> within(move.to(), bars(coin).lastKey(), hours))
                .toList();
    }

    private double squares(String coin, int hours) {
        return latest(coin, hours).stream()
                .mapToDouble(move -> move.value() * move.value())
                .sum();
    }

    private double realized(String coin, int hours) {
        return covers(coin, hours) && !silent(coin, hours) ? Math.sqrt(squares(coin, hours) / hours) : NOT_WARM;
    }

    private double ratio(String coin) {
        if (!covers(coin, 72) || silent(coin, 6)) {
            return NOT_WARM;
        }
        double longer = Math.sqrt(squares(coin, 72) / 72);
        double shorter = Math.sqrt(squares(coin, 6) / 6);
        return longer == 0 ? 0 : Math.clamp(Math.log(shorter / longer), -3, 3);
    }

    private double parkinson(String coin) {
        if (!covers(coin, 23)) {
            return NOT_WARM;
        }
        double[] squares = bars(coin).values().stream()
                .filter(bar -> within(bar.knownNanos(), 24))
                .mapToDouble(bar -> Math.pow(Math.log(bar.high() / bar.low()), 2))
                .toArray();
        double barHours = context.periodNanos() / HOUR;
        return squares.length * barHours < 12
                ? NOT_WARM
                : Math.sqrt(Arrays.stream(squares).average().orElseThrow() / (4 * Math.log(2) * barHours));
    }

    /// Closed form of the recursion: each value weighs (1 - lambda^h) times what is kept since, the first all
    /// that is kept.
    private static double ewma(List<double[]> valuesAndHours, double lambda) {
        double sum = 0;
        double hoursSince = 0;
        for (int i = valuesAndHours.size() - 1; i >= 0; i--) {
            double hours = valuesAndHours.get(i)[1];
            double fresh = i == 0 ? 1 : 1 - Math.pow(lambda, hours);
            sum += fresh * Math.pow(lambda, hoursSince) * valuesAndHours.get(i)[0];
            hoursSince += hours;
        }
        return sum;
    }

    private double ewmaVolatility(String coin) {
        List<double[]> rates = moves(coin).stream()
                .map(move -> new double[] {move.value() * move.value() / move.hours(), move.hours()})
                .toList();
        return covers(coin, 72) ? Math.sqrt(ewma(rates, 0.97)) : NOT_WARM;
    }

    private List<Funding> paid(String coin) {
        return funding.stream().filter(f -> f.instrument().coin().equals(coin)).toList();
    }

    private double fundingDay(String coin) {
        List<Funding> paid = paid(coin);
        if (paid.isEmpty()
                || now - paid.getFirst().knownNanos() < 24 * HOUR
                || now - paid.getLast().knownNanos() > 24 * HOUR) {
            return NOT_WARM;
        }
        long end = Math.min(now, paid.getLast().knownNanos() + 8 * (long) HOUR);
        return paid.stream()
                .filter(f -> within(f.knownNanos(), end, 24))
                .mapToDouble(Funding::rate)
                .sum();
    }

    private double fundingScore(String coin) {
        List<Funding> paid = paid(coin);
        if (paid.isEmpty() || now - paid.getFirst().knownNanos() < 168 * HOUR) {
            return NOT_WARM;
        }
        double[] week = paid.stream()
                .filter(f -> within(f.knownNanos(), 168))
                .mapToDouble(Funding::rate)
                .toArray();
        double[] day = paid.stream()
                .filter(f -> within(f.knownNanos(), 24))
                .mapToDouble(Funding::rate)
                .toArray();
        long days = paid.stream()
                .mapToLong(f -> (Math.ceilDiv(now, (long) HOUR) - Math.ceilDiv(f.knownNanos(), (long) HOUR)) / 24)
                .filter(ago -> ago < 7)
                .distinct()
                .count();
        if (day.length == 0 || days < 4) {
            return NOT_WARM;
        }
        if (Arrays.stream(week).distinct().count() < 2) {
            return 0;
        }
        double mean = Arrays.stream(week).average().orElseThrow();
        double variance =
                Arrays.stream(week).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
        return (Arrays.stream(day).average().orElseThrow() - mean) / Math.sqrt(variance);
    }

    private double basis(String coin) {
        Map<String, Bar> latest = new LinkedHashMap<>();
        raw.stream().filter(bar -> bar.instrument().coin().equals(coin)).forEach(bar -> {
            Bar before = latest.get(bar.instrument().venue());
            if (before == null || bar.knownNanos() > before.knownNanos()) {
                latest.put(bar.instrument().venue(), bar);
            }
        });
        Bar own = latest.get(context.venue());
        if (latest.isEmpty()) {
            return NOT_WARM;
        }
        if (own == null || now - own.knownNanos() > 24 * HOUR) {
            return 0;
        }
        double[] closes = latest.values().stream()
                .filter(bar -> bar.knownNanos() == own.knownNanos())
                .mapToDouble(Bar::close)
                .sorted()
                .toArray();
        double median = (closes[(closes.length - 1) / 2] + closes[closes.length / 2]) / 2;
        return Math.log(own.close() / median);
    }

    private double momentum(String coin) {
        return covers(coin, 24) && !silent(coin, 24)
                ? latest(coin, 24).stream().mapToDouble(Move::value).sum()
                : NOT_WARM;
    }

    private double turbulent() {
        TreeMap<Long, Double> byHour = new TreeMap<>();
        for (String coin : context.coins()) {
            for (Move move : moves(coin)) {
                long hour = Math.ceilDiv(move.to(), (long) HOUR);
                byHour.merge(hour, move.value() / context.coins().size(), Double::sum);
            }
        }
        if (byHour.size() < 72) {
            return NOT_WARM;
        }
        byHour.tailMap(now / (long) HOUR, false).clear();
        double probability = 0.25;
        List<double[]> seen = new ArrayList<>();
        long before = byHour.firstKey() - 1;
        for (Map.Entry<Long, Double> hour : byHour.entrySet()) {
            double hours = hour.getKey() - before;
            double move = hour.getValue();
            if (!seen.isEmpty()) {
                double z = move / Math.sqrt(hours * ewma(seen, 0.995));
                double predicted = 0.94 * probability + 0.02 * (1 - probability);
                double calmToWild = Math.sqrt(2.56 / 0.49) * Math.exp(z * z / 2 * (1 / 2.56 - 1 / 0.49));
                probability = predicted / (predicted + (1 - predicted) * calmToWild);
            }
            seen.add(new double[] {move * move / hours, hours});
            before = hour.getKey();
        }
        return probability;
    }

    private double needPerReturn(String coin) {
        return snapshots.getLast().exposures().stream()
                .filter(exposure -> exposure.coin().equals(coin))
                .mapToDouble(exposure -> exposure.requirementUsd() - exposure.signedUsd())
                .sum();
    }

    private double scale() {
        if (snapshots.isEmpty() || !context.coins().stream().allMatch(coin -> covers(coin, 72))) {
            return NOT_WARM;
        }
        double variance = 0;
        for (String one : context.coins()) {
            for (String other : context.coins()) {
                variance += needPerReturn(one) * needPerReturn(other) * covariance(moves(one), moves(other));
            }
        }
        double demand = snapshots.getLast().demandUsd();
        return Math.max(Math.sqrt(Math.max(0, variance)), Math.max(1e-4 * demand, 1));
    }

    private static double covariance(List<Move> one, List<Move> other) {
        Map<Long, Move> byEnd = new LinkedHashMap<>();
        other.forEach(move -> byEnd.put(move.to(), move));
        List<double[]> products = new ArrayList<>();
        for (Move a : one) {
            Move b = byEnd.get(a.to());
            if (b != null && b.from() == a.from()) {
                products.add(new double[] {a.value() * b.value() / a.hours(), a.hours()});
            }
        }
        return ewma(products, 0.97);
    }

    private double figure(ToDoubleFunction<MarginSnapshot> reading) {
        return snapshots.isEmpty() ? NOT_WARM : reading.applyAsDouble(snapshots.getLast()) / scale();
    }

    private static double peak(List<Double> planned) {
        return planned.subList(Math.min(1, planned.size() - 1), planned.size()).stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElseThrow();
    }

    private double step(List<Double> planned, int hours) {
        int index = (int) Math.ceil(hours * HOUR / context.periodNanos());
        return index < planned.size() ? planned.get(index) : planned.getLast();
    }

    private double imbalance() {
        List<Exposure> exposures = snapshots.getLast().exposures();
        double gross =
                exposures.stream().mapToDouble(e -> Math.abs(e.signedUsd())).sum();
        double net = exposures.stream().mapToDouble(Exposure::signedUsd).sum();
        return gross == 0 ? 0 : net / gross;
    }

    private double adverseGapEwma() {
        List<double[]> gaps = new ArrayList<>();
        long before = 0;
        for (MarginSnapshot s : snapshots) {
            gaps.add(new double[] {s.demandUsd() - s.closeDemandUsd(), (s.knownNanos() - before) / HOUR});
            before = s.knownNanos();
        }
        return ewma(gaps, 0.94);
    }

    private double needChange() {
        List<double[]> changes = new ArrayList<>();
        for (int i = 1; i < snapshots.size(); i++) {
            MarginSnapshot before = snapshots.get(i - 1);
            MarginSnapshot after = snapshots.get(i);
            if (after.knownNanos() - before.knownNanos() == context.periodNanos()) {
                List<Double> planned = before.plannedUsd();
                double announced = planned.get(Math.min(1, planned.size() - 1)) - planned.getFirst();
                double change = after.closeDemandUsd() - before.closeDemandUsd() - after.flowUsd() - announced;
                double hours = context.periodNanos() / HOUR;
                changes.add(new double[] {change * change / hours, hours});
            }
        }
        boolean warm = !changes.isEmpty()
                && snapshots.getLast().knownNanos() - snapshots.getFirst().knownNanos() >= 48 * HOUR;
        return warm ? Math.sqrt(ewma(changes, 0.94)) : NOT_WARM;
    }

    private double exposureVolatility() {
        if (snapshots.isEmpty()) {
            return NOT_WARM;
        }
        TreeMap<Long, Double> byHour = new TreeMap<>();
        long end = composite.isEmpty() ? now : composite.getLast().knownNanos();
        for (String coin : context.coins()) {
            if (!covers(coin, 6) || silent(coin, 6)) {
                return NOT_WARM;
            }
            moves(coin).stream()
                    .filter(move -> within(move.to(), end, 6))
                    .forEach(move -> byHour.merge(
                            Math.ceilDiv(move.to(), (long) HOUR), needPerReturn(coin) * move.value(), Double::sum));
        }
        return Math.sqrt(byHour.values().stream().mapToDouble(x -> x * x).sum() / 6);
    }
}
