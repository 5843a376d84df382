package io.headrace.features.window;

/// Bars as logs of their prices by the open, and of the open by the close before: what range estimators are made of.
/// A buffer that a [BarWindow] fills.
public final class BarShapes {
    final double[] jump;
    final double[] high;
    final double[] low;
    final double[] close;
    int count;

    /// @param size how many bars fit
    public BarShapes(int size) {
        this.jump = new double[size];
        this.high = new double[size];
        this.low = new double[size];
        this.close = new double[size];
    }

    public int count() {
        return count;
    }

    /// ln(open / close of the bar before); NaN in the first bar of a stream.
    public double jump(int bar) {
        return jump[bar];
    }

    /// ln(high / open).
    public double high(int bar) {
        return high[bar];
    }

    /// ln(low / open).
    public double low(int bar) {
        return low[bar];
    }

    /// ln(close / open).
    public double close(int bar) {
        return close[bar];
    }
}
