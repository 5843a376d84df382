package io.headrace.features.catalog;

import io.headrace.features.signal.volatility.GarchFilter;
import io.headrace.market.event.Bar;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.StreamGap;
import io.headrace.market.event.Trade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The volatility columns beside the standard ones, straight from their formulas.
final class NaiveVolatility {
    private static final long MINUTE = 60_000_000_000L;
    private static final long HOUR = 60 * MINUTE;
    private static final double NOT_WARM = Double.NaN;

    private static final double NORMAL_MOMENT = normalMoment(4.0 / 3);

    private NaiveVolatility() {}

    /// The log return of a step, and how many steps it took.
    record Move(long step, long steps, double value) {}

    /// Prices of a step: first, highest, lowest, last, and the last of the step before (NaN in the first).
    private record Candle(long step, double before, double open, double high, double low, double close) {}

    static Map<String, NaiveFormula> formulas() {
        return formulas(SignalParameters.DEFAULT);
    }

    static Map<String, NaiveFormula> formulas(SignalParameters fitted) {
        Map<String, NaiveFormula> all = new LinkedHashMap<>();
        realized().forEach((name, of) -> {
            all.put(name + "_1h", (seen, now) -> ofReturns(trades(seen), MINUTE, 60, now, name, of));
            all.put(name + "_24h", (seen, now) -> ofBars(seen, now, name, of));
        });
        for (String name :
                List.of("parkinson", "garman_klass", "garman_klass_yang_zhang", "rogers_satchell", "yang_zhang")) {
            all.put(name + "_volatility_1h", (seen, now) -> range(name, seen, true, now));
            all.put(name + "_volatility_24h", (seen, now) -> range(name, seen, false, now));
        }
        all.put("ewma_volatility_1m", NaiveVolatility::ewma);
        all.put("garch_volatility_24h", (seen, now) -> garch(seen, now, fitted.garch()));
        all.put("gjr_volatility_24h", (seen, now) -> garch(seen, now, fitted.gjr()));
        for (int days : new int[] {1, 5, 22}) {
            all.put("har_variance_" + days + "d", (seen, now) -> har(seen, now, days));
            all.put("har_log_variance_" + days + "d", (seen, now) -> Math.log(Math.max(1e-14, har(seen, now, days))));
        }
        all.put("harq_term_1d", (seen, now) -> {
            double[] day = ofDays(seen, now, 1);
            double fourth = Arrays.stream(day).map(r -> r * r * r * r).sum();
            return har(seen, now, 1) * Math.sqrt(day.length / 3.0 * fourth);
        });
        return all;
    }

    private static Map<String, ToDoubleFunction<double[]>> realized() {
        Map<String, ToDoubleFunction<double[]>> all = new HashMap<>();
        all.put("realized_variance", NaiveVolatility::variance);
        all.put("close_to_close_variance", NaiveVolatility::sampleVariance);
        all.put(
                "up_semivariance",
                r -> variance(Arrays.stream(r).filter(x -> x > 0).toArray()));
        all.put(
                "down_semivariance",
                r -> variance(Arrays.stream(r).filter(x -> x < 0).toArray()));
        all.put("bipower_variation", r -> bipower(r) * r.length / (r.length - 1));
        all.put(
                "min_realized_variance",
                r -> neighbours(r, 2, a -> a[0] * a[0]) * (Math.PI / (Math.PI - 2)) * r.length / (r.length - 1));
        all.put(
                "med_realized_variance",
                r -> neighbours(r, 3, a -> a[1] * a[1])
                        * (Math.PI / (6 - 4 * Math.sqrt(3) + Math.PI))
                        * r.length
                        / (r.length - 2));
        all.put(
                "realized_quarticity",
                r -> r.length / 3.0 * Arrays.stream(r).map(x -> Math.pow(x, 4)).sum());
        all.put("tripower_quarticity", NaiveVolatility::tripower);
        all.put("jump_statistic", NaiveVolatility::jumpStatistic);
        all.put(
                "jump_variation",
                r -> jumpStatistic(r) > 3.090232306167813 ? Math.max(0, variance(r) - bipower(r)) : 0);
        return all;
    }

    private static double variance(double[] returns) {
        return Arrays.stream(returns).map(r -> r * r).sum();
    }

    private static double bipower(double[] returns) {
        return Math.PI / 2 * neighbours(returns, 2, a -> a[0] * a[1]);
    }

    private static double tripower(double[] returns) {
        double mu = NORMAL_MOMENT;
        double m = returns.length;
        return m * m / (m - 2) * neighbours(returns, 3, a -> Math.pow(a[0] * a[1] * a[2], 4.0 / 3)) / (mu * mu * mu);
    }

    /// E|N(0,1)|^p by its integral.
    private static double normalMoment(double p) {
        int n = 200_000;
        double width = 12.0 / n;
        return IntStream.range(0, n)
                .mapToDouble(i -> (i + 0.5) * width)
                .map(x -> 2 * Math.pow(x, p) * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) * width)
                .sum();
    }

    private static double jumpStatistic(double[] r) {
        double bv = bipower(r);
        double rv = variance(r);
        double spread = bv > 0 ? tripower(r) / (bv * bv) : 1;
        double theta = Math.pow(Math.PI / 2, 2) + Math.PI - 5;
        return rv > 0 ? (1 - bv / rv) / Math.sqrt(theta / r.length * Math.max(1, spread)) : 0;
    }

    /// Sum over every run of `size` neighbours of a function of their sizes, sorted.
    private static double neighbours(double[] returns, int size, ToDoubleFunction<double[]> of) {
        return IntStream.rangeClosed(0, returns.length - size)
                .mapToDouble(i -> of.applyAsDouble(Arrays.stream(returns, i, i + size)
                        .map(Math::abs)
                        .sorted()
                        .toArray()))
                .sum();
    }

    /// Of the day that ends with the latest bar, while that is of the last day.
    private static double ofBars(List<MarketEvent> seen, long now, String name, ToDoubleFunction<double[]> of) {
        long step = period(seen);
        int size = (int) (24 * HOUR / step);
        SortedMap<Long, List<Double>> bars = bars(seen);
        if (bars.isEmpty() || stepOf(bars.lastKey(), step) <= stepOf(now, step) - size) {
            return NOT_WARM;
        }
        return ofReturns(bars, step, size, bars.lastKey(), name, of);
    }

    private static double ofReturns(
            SortedMap<Long, List<Double>> prices,
            long step,
            int size,
            long now,
            String name,
            ToDoubleFunction<double[]> of) {
        double[] returns = window(moves(prices, step), stepOf(now, step), size);
        int fewest = Stream.of("bip", "min", "close").anyMatch(name::startsWith)
                ? 2
                : name.startsWith("med") || name.startsWith("trip") || name.startsWith("jump") ? 3 : 1;
        boolean full = !prices.isEmpty() && stepOf(now, step) - stepOf(prices.firstKey(), step) >= size;
        return full && returns.length >= fewest ? of.applyAsDouble(returns) : NOT_WARM;
    }

    private static double[] window(List<Move> moves, long last, int size) {
        return moves.stream()
                .filter(m -> m.step() > last - size)
                .mapToDouble(Move::value)
                .toArray();
    }

    private static double range(String name, List<MarketEvent> seen, boolean ticks, long now) {
        long step = ticks ? MINUTE : period(seen);
        int size = ticks ? 60 : (int) (24 * HOUR / step);
        List<Candle> candles = candles(seen, ticks, step);
        int before = name.endsWith("yang_zhang") ? size : size - 1;
        long last = stepOf(now, step);
        long first = ticks
                ? firstTrade(seen)
                : seen.stream()
                        .filter(Bar.class::isInstance)
                        .mapToLong(MarketEvent::knownNanos)
                        .findFirst()
                        .orElse(Long.MAX_VALUE);
        if (first == Long.MAX_VALUE || last - stepOf(first, step) < before) {
            return NOT_WARM;
        }
        List<Candle> window =
                candles.stream().filter(c -> c.step() > last - size).toList();
        if (window.size() < size / 2.0 || window.size() < (name.equals("yang_zhang") ? 2 : 1)) {
            return NOT_WARM;
        }
        return Math.sqrt(Math.max(0, rangeVariance(name, window)) * HOUR / step);
    }

    private static double rangeVariance(String name, List<Candle> window) {
        double rogersSatchell = window.stream()
                .mapToDouble(c -> Math.log(c.high() / c.close()) * Math.log(c.high() / c.open())
                        + Math.log(c.low() / c.close()) * Math.log(c.low() / c.open()))
                .average()
                .orElseThrow();
        double squaredRange = window.stream()
                .mapToDouble(c -> Math.pow(Math.log(c.high() / c.low()), 2))
                .average()
                .orElseThrow();
        double[] body =
                window.stream().mapToDouble(c -> Math.log(c.close() / c.open())).toArray();
        double[] jump = window.stream()
                .mapToDouble(c -> Math.log(c.open() / c.before()))
                .toArray();
        double n = window.size();
        return switch (name) {
            case "parkinson" -> squaredRange / (4 * Math.log(2));
            case "garman_klass" -> squaredRange / 2 - (2 * Math.log(2) - 1) * variance(body) / n;
            case "garman_klass_yang_zhang" ->
                variance(jump) / n + Math.max(0, squaredRange / 2 - (2 * Math.log(2) - 1) * variance(body) / n);
            case "rogers_satchell" -> rogersSatchell;
            default -> {
                double k = 0.34 / (1.34 + (n + 1) / (n - 1));
                yield sampleVariance(jump) + k * sampleVariance(body) + (1 - k) * Math.max(0, rogersSatchell);
            }
        };
    }

    private static double sampleVariance(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }

    /// Candles of steps but for those that a stream gap touches, where they are built from trades.
    private static List<Candle> candles(List<MarketEvent> seen, boolean ticks, long step) {
        SortedMap<Long, List<double[]>> steps = new TreeMap<>();
        for (MarketEvent event : seen) {
            if (ticks && event instanceof Trade t) {
                steps.computeIfAbsent(stepOf(t.knownNanos(), step), s -> new ArrayList<>())
                        .add(new double[] {t.price(), t.price(), t.price(), t.price()});
            } else if (!ticks && event instanceof Bar b) {
                steps.computeIfAbsent(stepOf(b.knownNanos(), step), s -> new ArrayList<>())
                        .add(new double[] {b.open(), b.high(), b.low(), b.close()});
            }
        }
        List<Candle> candles = new ArrayList<>();
        double before = NOT_WARM;
        for (Map.Entry<Long, List<double[]>> entry : steps.entrySet()) {
            List<double[]> prices = entry.getValue();
            double high = prices.stream().mapToDouble(p -> p[1]).max().orElseThrow();
            double low = prices.stream().mapToDouble(p -> p[2]).min().orElseThrow();
            double close = prices.getLast()[3];
            if (!ticks || !touched(seen, entry.getKey(), step)) {
                candles.add(new Candle(entry.getKey(), before, prices.getFirst()[0], high, low, close));
            }
            before = close;
        }
        return candles;
    }

    private static boolean touched(List<MarketEvent> seen, long bucket, long step) {
        return seen.stream()
                .filter(StreamGap.class::isInstance)
                .anyMatch(gap -> stepOf(gap.eventNanos(), step) <= bucket && bucket <= stepOf(gap.knownNanos(), step));
    }

    private static long firstTrade(List<MarketEvent> seen) {
        return seen.stream()
                .filter(Trade.class::isInstance)
                .mapToLong(MarketEvent::knownNanos)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    private static double ewma(List<MarketEvent> seen, long now) {
        SortedMap<Long, List<Double>> prices = trades(seen);
        List<Move> closed = closed(moves(prices, MINUTE), MINUTE, now);
        if (closed.isEmpty() || stepOf(now, MINUTE) - stepOf(prices.firstKey(), MINUTE) < 60) {
            return NOT_WARM;
        }
        double weightLeft = 1;
        double sum = 0;
        for (int i = closed.size() - 1; i >= 0; i--) {
            Move move = closed.get(i);
            double weight = i == 0 ? weightLeft : weightLeft * (1 - Math.pow(0.94, move.steps()));
            sum += weight * move.value() * move.value() / move.steps();
            weightLeft *= Math.pow(0.94, move.steps());
        }
        return Math.sqrt(sum);
    }

    private static double garch(List<MarketEvent> seen, long now, GarchFilter.Parameters fitted) {
        SortedMap<Long, List<Double>> prices = bars(seen);
        if (prices.isEmpty() || stepOf(now, HOUR) - stepOf(prices.firstKey(), HOUR) < 72) {
            return NOT_WARM;
        }
        double omega = fitted.omega();
        double persistence = fitted.alpha() + fitted.gamma() / 2 + fitted.beta();
        double h = omega / (1 - persistence);
        for (Move move : closed(moves(prices, HOUR), HOUR, now)) {
            for (long i = 1; i < move.steps(); i++) {
                h = omega + persistence * h;
            }
            double surprise = move.value() - move.steps() * fitted.mean();
            double weight = fitted.alpha() + (surprise < 0 ? fitted.gamma() : 0);
            h = omega + weight * surprise * surprise / move.steps() + fitted.beta() * h;
        }
        double sum = 0;
        for (int k = 0; k < 24; k++) {
            sum += h;
            h = omega + persistence * h;
        }
        return Math.sqrt(sum / 24);
    }

    private static double har(List<MarketEvent> seen, long now, int days) {
        double[] returns = ofDays(seen, now, days);
        return returns.length == 0 ? NOT_WARM : variance(returns) / days;
    }

    /// Returns of the last days; none while not warm.
    private static double[] ofDays(List<MarketEvent> seen, long now, int days) {
        // The first bar of an instant stands.
        SortedMap<Long, Double> closes = new TreeMap<>();
        seen.stream()
                .filter(Bar.class::isInstance)
                .forEach(bar -> closes.putIfAbsent(bar.knownNanos(), ((Bar) bar).close()));
        if (closes.isEmpty()
                || closes.lastKey() - closes.firstKey() < days * 24 * HOUR
                || stepOf(closes.lastKey(), HOUR) <= stepOf(now, HOUR) - days * 24L) {
            return new double[0];
        }
        List<Double> returns = new ArrayList<>();
        Long before = null;
        for (Map.Entry<Long, Double> close : closes.entrySet()) {
            if (before != null && stepOf(close.getKey(), HOUR) > stepOf(closes.lastKey(), HOUR) - days * 24L) {
                returns.add(Math.log(close.getValue() / closes.get(before)));
            }
            before = close.getKey();
        }
        return returns.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// Returns between the last prices of successive steps that have any.
    static List<Move> moves(SortedMap<Long, List<Double>> prices, long step) {
        SortedMap<Long, Double> closes = new TreeMap<>();
        prices.forEach((nanos, atOnce) -> closes.put(stepOf(nanos, step), atOnce.getLast()));
        List<Move> moves = new ArrayList<>();
        Long before = null;
        for (Map.Entry<Long, Double> close : closes.entrySet()) {
            if (before != null) {
                double value = Math.log(close.getValue() / closes.get(before));
                moves.add(new Move(close.getKey(), close.getKey() - before, value));
            }
            before = close.getKey();
        }
        return moves;
    }

    /// Moves whose step is over.
    static List<Move> closed(List<Move> moves, long step, long now) {
        return moves.stream().filter(move -> (move.step() + 1) * step <= now).toList();
    }

    static SortedMap<Long, List<Double>> trades(List<MarketEvent> seen) {
        SortedMap<Long, List<Double>> prices = new TreeMap<>();
        seen.stream()
                .filter(Trade.class::isInstance)
                .map(Trade.class::cast)
                .forEach(trade -> prices.computeIfAbsent(trade.knownNanos(), t -> new ArrayList<>())
                        .add(trade.price()));
        return prices;
    }

    static SortedMap<Long, List<Double>> bars(List<MarketEvent> seen) {
        SortedMap<Long, List<Double>> prices = new TreeMap<>();
        seen.stream()
                .filter(Bar.class::isInstance)
                .map(Bar.class::cast)
                .forEach(bar -> prices.computeIfAbsent(bar.knownNanos(), t -> new ArrayList<>())
                        .add(bar.close()));
        return prices;
    }

    static long stepOf(long nanos, long step) {
        return (nanos - 1) / step;
    }

    private static long period(List<MarketEvent> seen) {
        return seen.stream()
                .filter(Bar.class::isInstance)
                .mapToLong(bar -> bar.knownNanos() - bar.eventNanos())
                .findFirst()
                .orElse(HOUR);
    }
}
