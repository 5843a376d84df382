package io.headrace.features.signal.chain;

import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.state.Stateful;
import io.headrace.features.window.LevelWindow;
import io.headrace.features.window.Window;
import io.headrace.market.event.GasPrice;
import io.headrace.market.event.GasUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// The gas prices of each chain and unit, in the order they were first heard; at most [#MOST], later ones are
/// not kept.
final class GasSeries implements Stateful {
    static final int MOST = 32;

    private final Window window;
    private final List<Series> all = new ArrayList<>();

    GasSeries(Window window) {
        this.window = window;
    }

    private record Series(String chain, GasUnit unit, LevelWindow levels) {}

    void add(GasPrice price) {
        LevelWindow levels = find(price.instrument().venue(), price.unit());
        if (levels != null) {
            levels.set(price.knownNanos(), price.value());
        }
    }

    /// Whether a series has been heard for the window, and within it.
    boolean covers(long nowNanos) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).levels().covers(nowNanos)) {
                return true;
            }
        }
        return false;
    }

    /// The largest reading over the series that have been heard for the window and within it.
    double largest(long nowNanos, ToDoubleFunction<LevelWindow> reading) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < all.size(); i++) {
            LevelWindow levels = all.get(i).levels();
            if (levels.covers(nowNanos)) {
                largest = Math.max(largest, reading.applyAsDouble(levels));
            }
        }
        return largest;
    }

    @Override
    public void save(StateSink sink) {
        sink.putInt(all.size());
        for (Series series : all) {
            sink.putText(series.chain());
            sink.putInt(series.unit().ordinal());
            series.levels().save(sink);
        }
    }

    @Override
    public void restore(StateSource source) {
        int count = source.getInt();
        if (count < 0 || count > MOST) {
            throw StateSource.unreadable(count + " gas series");
        }
        for (int i = 0; i < count; i++) {
            String chain = source.getText();
            int unit = source.getInt();
            if (unit < 0 || unit >= GasUnit.values().length) {
                throw StateSource.unreadable("a gas unit of number " + unit);
            }
            LevelWindow levels = new LevelWindow(window);
            levels.restore(source);
            all.add(new Series(chain, GasUnit.values()[unit], levels));
        }
    }

    private @Nullable LevelWindow find(String chain, GasUnit unit) {
        for (int i = 0; i < all.size(); i++) {
            Series series = all.get(i);
            if (series.unit() == unit && series.chain().equals(chain)) {
                return series.levels();
            }
        }
        if (all.size() == MOST) {
            return null;
        }
        LevelWindow levels = new LevelWindow(window);
        all.add(new Series(chain, unit, levels));
        return levels;
    }
}
