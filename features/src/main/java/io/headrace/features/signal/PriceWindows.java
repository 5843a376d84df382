package io.headrace.features.signal;

import io.headrace.features.window.BarWindow;
import io.headrace.features.window.ReturnWindow;
import io.headrace.features.window.Window;
import java.util.HashMap;
import java.util.Map;

/// The windows over a coin's prices that several signals look at. Each is kept once: a dozen copies of the same returns
/// would be most of what an engine of many venues has to hold near the processor.
///
/// Every signal tells its window what it hears, all of them the same; a window takes a price or a gap once, and again
/// changes nothing.
public final class PriceWindows {
    private final Map<Shape, ReturnWindow> returns = new HashMap<>();
    private final Map<Shape, BarWindow> bars = new HashMap<>();

    private record Shape(Input prices, Window window) {}

    /// @param prices where its prices come from
    public ReturnWindow returns(Input prices, Window window) {
        return returns.computeIfAbsent(new Shape(prices, window), shape -> new ReturnWindow(window));
    }

    /// @param prices where its bars come from
    public BarWindow bars(Input prices, Window window) {
        return bars.computeIfAbsent(new Shape(prices, window), shape -> new BarWindow(window));
    }
}
