package io.headrace.training.signal;

import io.headrace.features.catalog.SignalParameters;
import io.headrace.features.signal.flow.HawkesFit;
import io.headrace.features.signal.flow.HawkesParameters;
import io.headrace.features.signal.flow.MicropriceFit;
import io.headrace.features.signal.flow.MicropriceTable;
import io.headrace.features.signal.volatility.GarchFilter;
import io.headrace.market.event.Bar;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.Quote;
import io.headrace.market.event.Trade;
import io.headrace.training.fit.commonsmath.series.GarchFit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Folds events into the series that signal parameters are fitted to, then fits what there is enough of;
/// the rest keeps its default. Bounded: of each instrument the first trades and quotes count, and one
/// close an hour.
public final class SignalTraining {
    private static final long HOUR = 3_600_000_000_000L;
    private static final int FEWEST_RETURNS = 500;
    private static final int FEWEST_TRADES = 500;
    private static final int FEWEST_QUOTES = 2_000;
    private static final int MOST = 20_000;
    private static final int IMBALANCES = 10;

    private final Map<Instrument, HourlyCloses> closes = new LinkedHashMap<>();
    private final Map<Instrument, List<Long>> trades = new LinkedHashMap<>();
    private final Map<Instrument, List<MicropriceFit.Best>> quotes = new LinkedHashMap<>();

    /// @param parameters all of them
    /// @param fitted which were fitted, and to what; the others are the defaults
    public record Outcome(SignalParameters parameters, Map<String, String> fitted) {
        public Outcome {
            fitted = Map.copyOf(fitted);
        }
    }

    public void observe(MarketEvent event) {
        switch (event) {
            case Bar bar ->
                closes.computeIfAbsent(bar.instrument(), name -> new HourlyCloses())
                        .add(bar.knownNanos(), bar.close());
            case Trade trade -> keep(trades, trade.instrument(), trade.knownNanos());
            case Quote quote ->
                keep(
                        quotes,
                        quote.instrument(),
                        new MicropriceFit.Best(quote.bidPrice(), quote.bidSize(), quote.askPrice(), quote.askSize()));
            default -> {}
        }
    }

    public Outcome fit() {
        Map<String, String> fitted = new LinkedHashMap<>();
        SignalParameters usual = SignalParameters.DEFAULT;
        GarchFilter.Parameters garch = garch("garch", GarchFit::garch, usual.garch(), fitted);
        GarchFilter.Parameters gjr = garch("gjr", GarchFit::gjr, usual.gjr(), fitted);
        HawkesParameters hawkes = hawkes(usual.hawkes(), fitted);
        MicropriceTable microprice = microprice(usual.microprice(), fitted);
        return new Outcome(new SignalParameters(garch, gjr, hawkes, microprice, usual.ofiWeights()), fitted);
    }

    /// One set of numbers serves every coin: that of the series whose variance is as lasting as the median
    /// series'. No mean is kept; within the hour it is noise.
    private GarchFilter.Parameters garch(
            String name, Function<double[], GarchFit> fit, GarchFilter.Parameters usual, Map<String, String> fitted) {
        List<GarchFilter.Parameters> all = new ArrayList<>();
        for (HourlyCloses series : closes.values()) {
            double[] returns = series.returns();
            if (returns.length >= FEWEST_RETURNS && moves(returns)) {
                all.add(fit.apply(returns).parameters());
            }
        }
        if (all.isEmpty()) {
            return usual;
        }
        all.sort(Comparator.comparingDouble(GarchFilter.Parameters::persistence));
        GarchFilter.Parameters middle = all.get(all.size() / 2);
        fitted.put(name, "the median of " + all.size() + " series of hourly returns");
        return new GarchFilter.Parameters(0, middle.omega(), middle.alpha(), middle.gamma(), middle.beta());
    }

    private HawkesParameters hawkes(HawkesParameters usual, Map<String, String> fitted) {
        Instrument busiest = longest(trades);
        List<Long> times = busiest == null ? List.of() : trades.getOrDefault(busiest, List.of());
        if (times.size() < FEWEST_TRADES || times.getLast().equals(times.getFirst())) {
            return usual;
        }
        long from = times.getFirst();
        double[] seconds =
                times.stream().mapToDouble(time -> (time - from) / 1e9).toArray();
        fitted.put("hawkes", seconds.length + " trades of " + busiest);
        return HawkesFit.of(seconds, seconds[seconds.length - 1]);
    }

    private MicropriceTable microprice(MicropriceTable usual, Map<String, String> fitted) {
        Instrument busiest = longest(quotes);
        List<MicropriceFit.Best> best = busiest == null ? List.of() : quotes.getOrDefault(busiest, List.of());
        if (best.size() < FEWEST_QUOTES) {
            return usual;
        }
        fitted.put("microprice", best.size() + " quotes of " + busiest);
        return MicropriceFit.of(best, IMBALANCES, List.of());
    }

    private static <T> void keep(Map<Instrument, List<T>> lists, Instrument instrument, T value) {
        List<T> list = lists.computeIfAbsent(instrument, name -> new ArrayList<>());
        if (list.size() < MOST) {
            list.add(value);
        }
    }

    private static <T> @Nullable Instrument longest(Map<Instrument, List<T>> lists) {
        Instrument longest = null;
        int most = 0;
        for (Map.Entry<Instrument, List<T>> entry : lists.entrySet()) {
            if (entry.getValue().size() > most) {
                most = entry.getValue().size();
                longest = entry.getKey();
            }
        }
        return longest;
    }

    private static boolean moves(double[] returns) {
        for (double move : returns) {
            if (move != returns[0]) {
                return true;
            }
        }
        return false;
    }

    /// The last close of each hour.
    private static final class HourlyCloses {
        private final List<Double> returns = new ArrayList<>();
        private long hour = Long.MIN_VALUE;
        private double close;
        private double before;
        private boolean follows;

        void add(long nanos, double price) {
            long now = Math.ceilDiv(nanos, HOUR);
            if (now != hour) {
                finish();
                follows = hour != Long.MIN_VALUE && now == hour + 1;
                before = close;
                hour = now;
            }
            close = price;
        }

        private void finish() {
            if (follows) {
                returns.add(Math.log(close / before));
                follows = false;
            }
        }

        double[] returns() {
            finish();
            return returns.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }
}
