package io.headrace.features.signal.flow;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalContext;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.Span;
import io.headrace.features.window.Window;
import io.headrace.features.window.WindowSums;
import io.headrace.market.book.OrderBook;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.StreamGap;
import java.util.List;
import java.util.Set;

/// Order flow imbalance of the best levels, by depth: sum over levels m of w_m OFI_m / D, OFI_m as
/// [OrderFlowImbalance] counts it at the m-th level in base units, D the mean of (qb + qa) / 2 over
/// these levels and the book's changes in the window. A level that one side lacks is left out until
/// both have it.
///
/// Source: Xu, Gould and Howison (2018), Multi-level order-flow imbalance in a limit order book;
/// scaling and weights of Cont, Cucuringu and Zhang (2023), Cross-impact of order flow imbalance in
/// equity markets.
public final class MultiLevelOfi implements Signal {
    /// The same weight for each of the first five levels: what stands in until [OfiWeights] has been given a venue's
    /// own.
    public static final List<Double> DEFAULT_WEIGHTS = List.of(0.2, 0.2, 0.2, 0.2, 0.2);

    private final OrderBook book;
    private final double[] weights;
    private final int depthColumn;
    private final int countColumn;
    private final WindowSums sums;
    private final Span span = new Span();
    private final double[] bidPrices;
    private final double[] bidSizes;
    private final double[] askPrices;
    private final double[] askSizes;
    private int before;

    /// @param weights of the levels, from the best one; of absolute sum 1
    public MultiLevelOfi(SignalContext context, Window window, List<Double> weights) {
        int levels = weights.size();
        this.book = context.market().book();
        this.weights = weights.stream().mapToDouble(Double::doubleValue).toArray();
        this.depthColumn = levels;
        this.countColumn = levels + 1;
        this.sums = new WindowSums(window, levels + 2);
        this.bidPrices = new double[levels];
        this.bidSizes = new double[levels];
        this.askPrices = new double[levels];
        this.askSizes = new double[levels];
    }

    /// @param weights as [OfiWeights] fits them
    public static SignalDefinition definition(Window window, List<Double> weights) {
        return new SignalDefinition(
                "ofi_levels_" + window.label(),
                new Formula(
                        "sum over levels of w OFI over " + window.text() + ", / mean of (qb + qa) / 2 over levels and"
                                + " changes of the book, w = " + weights,
                        "Xu, Gould and Howison 2018; Cont, Cucuringu and Zhang 2023",
                        "mean depths of a level"),
                Heard.quotes(window),
                Set.of(Input.BOOK),
                new SignalFactory.PerCoin(context -> new MultiLevelOfi(context, window, weights)));
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof StreamGap) {
            span.broken(event.knownNanos());
            sums.clear();
            before = 0;
        } else if (book.known()) {
            span.heard(event.knownNanos());
            sums.advance(event.knownNanos());
            look();
        }
    }

    private void look() {
        int levels = Math.min(weights.length, Math.min(book.bidCount(), book.askCount()));
        for (int level = 0; level < levels; level++) {
            double bidSize = book.bidSize(level);
            double askSize = book.askSize(level);
            if (level < before) {
                double bid = LevelFlow.grown(book.bidPrice(level) - bidPrices[level], bidSize, bidSizes[level]);
                double ask = LevelFlow.grown(askPrices[level] - book.askPrice(level), askSize, askSizes[level]);
                sums.add(level, bid - ask);
            }
            sums.add(depthColumn, 0.5 * (bidSize + askSize));
            bidPrices[level] = book.bidPrice(level);
            bidSizes[level] = bidSize;
            askPrices[level] = book.askPrice(level);
            askSizes[level] = askSize;
        }
        sums.add(countColumn, levels);
        before = levels;
    }

    /// Order flow imbalance of one level over the window, base units.
    public double levelAt(long nowNanos, int level) {
        return sums.at(nowNanos, level);
    }

    /// Mean depth of a level over the window, base units; NaN when the book did not change in it.
    public double depthAt(long nowNanos) {
        return sums.at(nowNanos, depthColumn) / sums.at(nowNanos, countColumn);
    }

    @Override
    public double valueAt(long nowNanos) {
        if (!warmAt(nowNanos)) {
            return 0;
        }
        double weighted = 0;
        for (int level = 0; level < weights.length; level++) {
            weighted += weights[level] * levelAt(nowNanos, level);
        }
        return weighted / depthAt(nowNanos);
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return book.known() && span.covers(nowNanos, sums.window().nanos()) && sums.at(nowNanos, depthColumn) > 0;
    }

    @Override
    public void save(StateSink sink) {
        sink.putInt(before);
        sink.putDoubles(bidPrices);
        sink.putDoubles(bidSizes);
        sink.putDoubles(askPrices);
        sink.putDoubles(askSizes);
        span.save(sink);
        sums.save(sink);
    }

    @Override
    public void restore(StateSource source) {
        before = source.getInt();
        source.getDoubles(bidPrices);
        source.getDoubles(bidSizes);
        source.getDoubles(askPrices);
        source.getDoubles(askSizes);
        span.restore(source);
        sums.restore(source);
    }
}
