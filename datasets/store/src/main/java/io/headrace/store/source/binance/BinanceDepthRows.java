package io.headrace.store.source.binance;

import io.headrace.market.event.BookSnapshot;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.Levels;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.TableParser;
import io.headrace.store.source.TableRow;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Makes a coarse book of each stamp's bands: the depth between two distances from the middle is one
/// level, at its mean price. Its best levels are no touch, so the venue is `binance-bands` and never
/// mixes with a real book.
final class BinanceDepthRows implements TableParser {
    private static final String VENUE = "binance-bands";
    private static final int MOST_BANDS = 1000;

    private final Instrument instrument;
    private final SourceOutput output;

    /// Distance in percent, negative below the middle, to depth (coins) and notional (USD) within it.
    private final NavigableMap<Double, double[]> within = new TreeMap<>();

    private long stampNanos;

    BinanceDepthRows(String coin, SourceOutput output) {
        this.instrument = new Instrument(VENUE, coin);
        this.output = output;
    }

    @Override
    public void row(TableRow row) {
        long stamp = row.instant(0);
        double percent = row.finite(1);
        if (percent == 0 || Math.abs(percent) >= 100) {
            throw row.refuse(1, "must be between -100 and 100 and not 0");
        }
        double[] depth = {row.notNegative(2), row.notNegative(3)};
        if (stamp != stampNanos) {
            end();
            stampNanos = stamp;
        }
        if (within.size() == MOST_BANDS || within.containsKey(percent)) {
            throw row.refuse(1, "must be another distance than those before it at this time");
        }
        within.put(percent, depth);
    }

    @Override
    public void end() {
        if (within.isEmpty()) {
            return;
        }
        Levels asks = bands(within.tailMap(0.0, false));
        Levels bids = bands(within.headMap(0.0, false).descendingMap());
        within.clear();
        output.event(new BookSnapshot(instrument, stampNanos, stampNanos, output.nextSequence(), bids, asks));
    }

    /// Depths within growing distances as levels; a band that holds nothing is none.
    private static Levels bands(Map<Double, double[]> outward) {
        double[] prices = new double[outward.size()];
        double[] sizes = new double[outward.size()];
        int count = 0;
        double depth = 0;
        double notional = 0;
        for (double[] upTo : outward.values()) {
            double size = upTo[0] - depth;
            double value = upTo[1] - notional;
            if (size > 0 && value > 0) {
                prices[count] = value / size;
                sizes[count++] = size;
            }
            depth = upTo[0];
            notional = upTo[1];
        }
        return Levels.first(count, prices, sizes);
    }
}
