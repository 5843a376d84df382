package io.headrace.store.check.watch;

import io.headrace.market.event.Bar;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.Liquidation;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.Trade;
import io.headrace.store.check.finding.FindingKind;
import io.headrace.store.check.finding.Findings;
import io.headrace.store.check.finding.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Whether bars are stamped where they open or where they close. Trades and forced orders tell: their prices lie
/// inside the bar of their own time and often outside the next one. Keeps the last bars of a series and some trades
/// of a coin, so that a coin's trades may come from another venue and another file; a price is inside a bar when it is
/// within 0.1 % of what any venue's bar of that time holds.
public final class BarStamps {
    private static final int MOST_SERIES = 64;
    private static final int BARS = 8_192;
    private static final int TRADES = 4_096;
    private static final int ENOUGH = 100;
    private static final double CLEAR = 0.02;

    /// Prices of one coin differ by this much between venues, as a fraction.
    private static final double BASIS = 0.001;

    private final Map<Instrument, Bars> bars = new TreeMap<>();
    private final Map<String, Trades> trades = new TreeMap<>();
    private String lastCoin = "";
    private @Nullable Trades lastTrades;

    public void observe(MarketEvent event, String file) {
        switch (event) {
            case Bar bar -> {
                if (bars.size() < MOST_SERIES || bars.containsKey(bar.instrument())) {
                    bars.computeIfAbsent(bar.instrument(), key -> new Bars()).add(bar, file);
                }
            }
            case Trade trade -> trade(trade, trade.price());
            case Liquidation forced -> trade(forced, forced.price());
            default -> {
                // No other event is a price at which something traded.
            }
        }
    }

    private void trade(MarketEvent event, double price) {
        Trades of = of(event.instrument().coin());
        if (of != null) {
            of.add(event.eventNanos(), price);
        }
    }

    private @Nullable Trades of(String coin) {
        if (lastTrades == null || !lastCoin.equals(coin)) {
            lastCoin = coin;
            lastTrades =
                    trades.size() < MOST_SERIES ? trades.computeIfAbsent(coin, key -> new Trades()) : trades.get(coin);
        }
        return lastTrades;
    }

    /// What the trades say, in one sentence; nothing when they say too little. A finding when the bars are stamped
    /// where they close: everything was then known a bar later than the stamps say.
    public Optional<String> judge(Findings findings) {
        long[] counts = new long[3];
        trades.forEach((coin, of) -> {
            List<Bars> ofCoin = bars.entrySet().stream()
                    .filter(entry -> entry.getKey().coin().equals(coin))
                    .map(Map.Entry::getValue)
                    .toList();
            of.count(ofCoin, counts);
        });
        if (counts[0] < ENOUGH) {
            return Optional.empty();
        }
        double opening = (double) counts[1] / counts[0];
        double closing = (double) counts[2] / counts[0];
        if (closing > opening + CLEAR) {
            findings.add(
                    Severity.WARNING,
                    FindingKind.BAR_STAMP,
                    bars.values().iterator().next().file,
                    0,
                    () -> Words.percent(closing) + " of " + counts[0]
                            + " traded prices lie inside the bar that ends at its stamp, " + Words.percent(opening)
                            + " inside the one that begins there: a stamp is the close, read it so");
            return Optional.empty();
        }
        if (opening <= closing + CLEAR) {
            return Optional.empty();
        }
        return Optional.of(Words.percent(opening) + " of " + counts[0]
                + " traded prices lie inside the bar that begins at its stamp, " + Words.percent(closing)
                + " inside the one that would end there: bars are stamped at their open and known at their close");
    }

    /// The last bars of one series.
    private static final class Bars {
        private final long[] opened = new long[BARS];
        private final double[] lows = new double[BARS];
        private final double[] highs = new double[BARS];
        private long length = 1;
        private int count;
        private int next;
        private String file = "";

        private void add(Bar bar, String from) {
            opened[next] = bar.eventNanos();
            lows[next] = Math.min(bar.open(), bar.low());
            highs[next] = Math.max(bar.open(), bar.high());
            length = Math.max(1, bar.knownNanos() - bar.eventNanos());
            next = (next + 1) % BARS;
            count = Math.min(count + 1, BARS);
            file = from;
        }

        /// 1 when the bar stamped there holds the price, 0 when not, -1 when there is none.
        private int holds(long stamp, double price) {
            int from = count < BARS ? 0 : next;
            int low = 0;
            int high = count - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                long at = opened[(from + middle) % BARS];
                if (at == stamp) {
                    int found = (from + middle) % BARS;
                    return price >= lows[found] * (1 - BASIS) && price <= highs[found] * (1 + BASIS) ? 1 : 0;
                }
                if (at < stamp) {
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
            return -1;
        }
    }

    /// Some trades of one coin, of all venues: one of so many, more seldom the more there are.
    private static final class Trades {
        private final long[] stamps = new long[TRADES];
        private final double[] prices = new double[TRADES];
        private int count;
        private long every = 1;
        private long seen;

        private void add(long stamp, double price) {
            if (seen++ % every != 0) {
                return;
            }
            if (count == TRADES) {
                thin();
            }
            stamps[count] = stamp;
            prices[count++] = price;
        }

        private void thin() {
            count = TRADES / 2;
            for (int at = 0; at < count; at++) {
                stamps[at] = stamps[2 * at];
                prices[at] = prices[2 * at];
            }
            every *= 2;
        }

        /// A price counts once, inside when any venue's bar holds it.
        private void count(List<Bars> venues, long[] counts) {
            for (int at = 0; at < count; at++) {
                int opening = -1;
                int closing = -1;
                for (Bars bars : venues) {
                    long begins = Math.floorDiv(stamps[at], bars.length) * bars.length;
                    int here = bars.holds(begins, prices[at]);
                    int after = bars.holds(begins + bars.length, prices[at]);
                    if (here >= 0 && after >= 0) {
                        opening = Math.max(opening, here);
                        closing = Math.max(closing, after);
                    }
                }
                if (opening >= 0) {
                    counts[0]++;
                    counts[1] += opening;
                    counts[2] += closing;
                }
            }
        }
    }
}
