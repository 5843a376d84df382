package io.headrace.features.catalog;

import io.headrace.features.catalog.NaiveMarket.Best;
import io.headrace.features.catalog.NaiveMarket.Book;
import io.headrace.features.catalog.NaiveMarket.Level;
import io.headrace.features.signal.flow.HawkesParameters;
import io.headrace.features.signal.flow.MicropriceTable;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.Side;
import io.headrace.market.event.StreamGap;
import io.headrace.market.event.Trade;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.jspecify.annotations.Nullable;

/// The flow columns straight from their formulas.
final class NaiveFlow {
    private static final double NOT_WARM = Double.NaN;
    private static final double BUCKET = 1e6;
    private static final int BUCKETS = 50;

    private NaiveFlow() {}

    static Map<String, NaiveFormula> formulas() {
        return formulas(SignalParameters.DEFAULT);
    }

    static Map<String, NaiveFormula> formulas(SignalParameters fitted) {
        Map<String, NaiveFormula> all = new LinkedHashMap<>();
        all.put("ofi_60s", (seen, now) -> touchFlow(seen, now, 60));
        all.put("ofi_1h", (seen, now) -> touchFlow(seen, now, 3600));
        all.put("ofi_levels_60s", (seen, now) -> levelFlow(seen, now, 60, fitted.ofiWeights()));
        all.put("queue_imbalance", (seen, now) -> ofQuotes(seen, NaiveFlow::imbalance));
        all.put("weighted_mid", (seen, now) -> ofQuotes(seen, NaiveFlow::weightedMid));
        all.put("microprice", (seen, now) -> ofQuotes(seen, best -> microprice(best, fitted.microprice())));
        all.put("signed_volume_60s", (seen, now) -> signedVolume(seen, now, 60));
        all.put("signed_volume_1h", (seen, now) -> signedVolume(seen, now, 3600));
        all.put("signed_volume_24h", (seen, now) -> signedVolume(seen, now, 86400));
        all.put("trade_intensity_60s", NaiveFlow::intensity);
        all.put("vpin_50", (seen, now) -> vpin(seen));
        all.put("vpin_bulk_50", (seen, now) -> bulkVpin(seen));
        all.put("kyle_lambda_1h", NaiveFlow::kyle);
        all.put("amihud_1h", NaiveFlow::amihud);
        all.put("roll_spread_1h", NaiveFlow::roll);
        all.put("hawkes_intensity", (seen, now) -> hawkes(seen, now, List.of(Side.BUY, Side.SELL), fitted.hawkes()));
        all.put("hawkes_buy_intensity", (seen, now) -> hawkes(seen, now, List.of(Side.BUY), fitted.hawkes()));
        all.put("hawkes_sell_intensity", (seen, now) -> hawkes(seen, now, List.of(Side.SELL), fitted.hawkes()));
        return all;
    }

    private static double ofQuotes(List<MarketEvent> seen, ToDoubleFunction<Best> formula) {
        Best best = new NaiveMarket(seen).best;
        return best == null || best.bidSize() + best.askSize() == 0 ? NOT_WARM : formula.applyAsDouble(best);
    }

    private static double imbalance(Best best) {
        return (best.bidSize() - best.askSize()) / (best.bidSize() + best.askSize());
    }

    private static double weightedMid(Best best) {
        double share = best.bidSize() / (best.bidSize() + best.askSize());
        return 1e4 * (share - 0.5) * (best.askPrice() - best.bidPrice()) / best.mid();
    }

    private static double microprice(Best best, MicropriceTable table) {
        if (best.bidPrice() > best.askPrice()) {
            return NOT_WARM;
        }
        double spread = 1e4 * (best.askPrice() - best.bidPrice()) / best.mid();
        List<Double> row = table.adjustments().get((int)
                table.spreadEdges().stream().filter(edge -> edge <= spread).count());
        double bucket = Math.floor(row.size() * (best.bidSize() / (best.bidSize() + best.askSize())));
        return spread * row.get((int) Math.min(row.size() - 1, bucket));
    }

    private static double touchFlow(List<MarketEvent> seen, long now, long seconds) {
        NaiveMarket market = new NaiveMarket(seen);
        long first = market.bests.isEmpty() ? now : market.bests.getFirst().nanos();
        if (market.best == null || now - since(market.hole, first) < seconds * 1_000_000_000L) {
            return NOT_WARM;
        }
        double sum = 0;
        for (int i = 1; i < market.bests.size(); i++) {
            Best was = market.bests.get(i - 1);
            Best is = market.bests.get(i);
            if (NaiveMarket.within(is.nanos(), now, seconds)) {
                sum += flow(was.bidPrice(), was.bidSize(), is.bidPrice(), is.bidSize());
                sum -= flow(-was.askPrice(), was.askSize(), -is.askPrice(), is.askSize());
            }
        }
        return sum * market.best.mid();
    }

    /// Of one side whose better prices are the higher ones.
    private static double flow(double priceWas, double sizeWas, double priceIs, double sizeIs) {
        if (priceIs == priceWas) {
            return sizeIs - sizeWas;
        }
        return priceIs > priceWas ? sizeIs : -sizeWas;
    }

    private static double levelFlow(List<MarketEvent> seen, long now, long seconds, List<Double> weights) {
        NaiveMarket market = new NaiveMarket(seen);
        long first = market.books.isEmpty() ? now : market.books.getFirst().nanos();
        if (market.book() == null || now - since(market.hole, first) < seconds * 1_000_000_000L) {
            return NOT_WARM;
        }
        double sum = 0;
        double depth = 0;
        double count = 0;
        for (int i = 0; i < market.books.size(); i++) {
            Book is = market.books.get(i);
            if (NaiveMarket.within(is.nanos(), now, seconds)) {
                for (int level = 0; level < Math.min(weights.size(), levels(is)); level++) {
                    depth += (is.bids().get(level).size() + is.asks().get(level).size()) / 2;
                    count++;
                    sum += i == 0 ? 0 : weights.get(level) * levelFlow(market.books.get(i - 1), is, level);
                }
            }
        }
        return depth > 0 ? sum / (depth / count) : NOT_WARM;
    }

    private static double levelFlow(Book was, Book is, int level) {
        if (level >= levels(was)) {
            return 0;
        }
        Level bid = was.bids().get(level);
        Level ask = was.asks().get(level);
        Level newBid = is.bids().get(level);
        Level newAsk = is.asks().get(level);
        return flow(bid.price(), bid.size(), newBid.price(), newBid.size())
                - flow(-ask.price(), ask.size(), -newAsk.price(), newAsk.size());
    }

    private static int levels(Book book) {
        return Math.min(book.bids().size(), book.asks().size());
    }

    private static double signedVolume(List<MarketEvent> seen, long now, long seconds) {
        List<Trade> trades = trades(seen);
        if (!heard(seen, trades, now, seconds)) {
            return NOT_WARM;
        }
        double bought = 0;
        double sold = 0;
        for (Trade trade : trades) {
            if (NaiveMarket.within(trade.knownNanos(), now, seconds)) {
                bought += trade.taker() == Side.BUY ? trade.size() : 0;
                sold += trade.taker() == Side.SELL ? trade.size() : 0;
            }
        }
        return trades.getLast().price() * (bought - sold);
    }

    private static double intensity(List<MarketEvent> seen, long now) {
        List<Trade> trades = trades(seen);
        if (!heard(seen, trades, now, 60)) {
            return NOT_WARM;
        }
        return trades.stream()
                        .filter(trade -> NaiveMarket.within(trade.knownNanos(), now, 60))
                        .count()
                / 60.0;
    }

    /// Cuts the line of all volume at multiples of V.
    private static double vpin(List<MarketEvent> seen) {
        List<Trade> trades = trades(seen);
        long full = (long) Math.floor(volume(trades) / BUCKET);
        if (full < BUCKETS) {
            return NOT_WARM;
        }
        double[] signed = new double[BUCKETS];
        double end = 0;
        for (Trade trade : trades) {
            double start = end;
            end += trade.price() * trade.size();
            for (int i = 0; i < BUCKETS; i++) {
                double from = (full - BUCKETS + i) * BUCKET;
                double common = Math.min(end, from + BUCKET) - Math.max(start, from);
                signed[i] += common > 0 ? trade.taker().sign() * common : 0;
            }
        }
        double sum = 0;
        for (double each : signed) {
            sum += Math.abs(each);
        }
        return sum / (BUCKETS * BUCKET);
    }

    private static double bulkVpin(List<MarketEvent> seen) {
        List<Trade> trades = trades(seen);
        long full = (long) Math.floor(volume(trades) / BUCKET);
        if (full <= BUCKETS) {
            return NOT_WARM;
        }
        double[] closes = new double[BUCKETS + 1];
        double end = 0;
        for (Trade trade : trades) {
            double start = end;
            end += trade.price() * trade.size();
            for (int i = 0; i <= BUCKETS; i++) {
                double limit = (full - BUCKETS + i) * BUCKET;
                closes[i] = start < limit && limit <= end ? trade.price() : closes[i];
            }
        }
        double[] changes = new double[BUCKETS];
        for (int i = 0; i < BUCKETS; i++) {
            changes[i] = closes[i + 1] - closes[i];
        }
        double deviation = new StandardDeviation(false).evaluate(changes);
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        double sum = 0;
        for (double change : changes) {
            sum += deviation == 0 ? 0 : Math.abs(2 * normal.cumulativeProbability(change / deviation) - 1);
        }
        return sum / BUCKETS;
    }

    private static double volume(List<Trade> trades) {
        return trades.stream()
                .mapToDouble(trade -> trade.price() * trade.size())
                .sum();
    }

    private static double kyle(List<MarketEvent> seen, long now) {
        List<Trade> trades = trades(seen);
        SimpleRegression regression = new SimpleRegression();
        for (int i = 1; i < trades.size(); i++) {
            if (NaiveMarket.within(trades.get(i).knownNanos(), now, 3600)) {
                regression.addData(
                        trades.get(i).signedSize(),
                        trades.get(i).price() - trades.get(i - 1).price());
            }
        }
        if (!heard(seen, trades, now, 3600) || regression.getN() < 10) {
            return NOT_WARM;
        }
        return regression.getSlope() / Math.pow(trades.getLast().price(), 2);
    }

    private static double amihud(List<MarketEvent> seen, long now) {
        List<Trade> trades = trades(seen);
        List<Double> ratios = new ArrayList<>();
        for (int end = 50; end <= trades.size(); end += 50) {
            List<Trade> bar = trades.subList(end - 50, end);
            if (NaiveMarket.within(bar.getLast().knownNanos(), now, 3600)) {
                double moved = Math.log(bar.getLast().price())
                        - Math.log(bar.getFirst().price());
                ratios.add(Math.abs(moved) / volume(bar));
            }
        }
        return heard(seen, trades, now, 3600)
                ? ratios.stream().mapToDouble(Double::doubleValue).average().orElse(NOT_WARM)
                : NOT_WARM;
    }

    private static double roll(List<MarketEvent> seen, long now) {
        List<Trade> trades = trades(seen);
        List<double[]> pairs = new ArrayList<>();
        for (int i = 2; i < trades.size(); i++) {
            if (NaiveMarket.within(trades.get(i).knownNanos(), now, 3600)) {
                double before = trades.get(i - 1).price() - trades.get(i - 2).price();
                pairs.add(new double[] {
                    before, trades.get(i).price() - trades.get(i - 1).price()
                });
            }
        }
        if (!heard(seen, trades, now, 3600) || pairs.size() < 10) {
            return NOT_WARM;
        }
        double covariance = new Covariance(pairs.toArray(double[][]::new))
                .getCovarianceMatrix()
                .getEntry(0, 1);
        return 1e4 * 2 * Math.sqrt(Math.max(0, -covariance)) / trades.getLast().price();
    }

    private static double hawkes(List<MarketEvent> seen, long now, List<Side> sides, HawkesParameters fitted) {
        List<Trade> trades = trades(seen);
        if (!heardSince(seen, trades, now, 60)) {
            return NOT_WARM;
        }
        return fitted.mu()
                + trades.stream()
                        .filter(trade -> sides.contains(trade.taker()))
                        .mapToDouble(
                                trade -> fitted.alpha() * Math.exp(-1e-9 * fitted.beta() * (now - trade.knownNanos())))
                        .sum();
    }

    /// Since the last hole.
    private static List<Trade> trades(List<MarketEvent> seen) {
        List<Trade> trades = new ArrayList<>();
        for (MarketEvent event : seen) {
            if (event instanceof StreamGap) {
                trades.clear();
            } else if (event instanceof Trade trade) {
                trades.add(trade);
            }
        }
        return trades;
    }

    private static boolean heard(List<MarketEvent> seen, List<Trade> trades, long now, long seconds) {
        return !trades.isEmpty() && heardSince(seen, trades, now, seconds);
    }

    private static boolean heardSince(List<MarketEvent> seen, List<Trade> trades, long now, long seconds) {
        long first = trades.isEmpty() ? now : trades.getFirst().knownNanos();
        return now - since(new NaiveMarket(seen).hole, first) >= seconds * 1_000_000_000L;
    }

    private static long since(@Nullable Long hole, long first) {
        return hole == null ? first : hole;
    }
}
