package io.headrace.features.signal;

import io.headrace.features.window.BarWindow;
import io.headrace.features.window.ReturnWindow;
import io.headrace.features.window.Window;
import java.util.HashMap;
import java.util.Map;

/// The windows over a coin's prices that several signals look at. Each is kept once, and told once
/// of each event: a dozen copies of the same returns would be most of what an engine of many venues
/// has to hold near the processor.
///
/// Who tells the signals themselves, all of them the same, does no harm: a window takes a price or a gap once, and
/// again
/// changes nothing.
public final class PriceWindows {
    private final Map<Sampling, PriceReturns> returns = new HashMap<>();
    private final Map<Sampling, PriceBars> bars = new HashMap<>();

    /// @param window of the sampling for a desk
    public PriceReturns returns(Sampling sampling, Window window) {
        return returns.computeIfAbsent(sampling, shape -> new PriceReturns(new ReturnWindow(window)));
    }

    /// @param window of the sampling for a desk
    public PriceBars bars(Sampling sampling, Window window) {
        return bars.computeIfAbsent(sampling, shape -> new PriceBars(new BarWindow(window), sampling.spoiledByGaps()));
    }
}
