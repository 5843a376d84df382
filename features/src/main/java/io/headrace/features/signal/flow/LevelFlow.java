package io.headrace.features.signal.flow;

/// The flow of one side of one level between two looks at it.
final class LevelFlow {
    private LevelFlow() {}

    /// Size now if the price has not worsened, less the size before if it has not improved.
    ///
    /// @param improvement of the price, positive when it became more eager to trade
    static double grown(double improvement, double size, double sizeBefore) {
        return (improvement >= 0 ? size : 0) - (improvement <= 0 ? sizeBefore : 0);
    }
}
