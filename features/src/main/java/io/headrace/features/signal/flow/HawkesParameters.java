package io.headrace.features.signal.flow;

/// A self-exciting stream of trades.
///
/// @param mu trades per second that come unprovoked, positive and finite
/// @param alpha jump of the intensity at a trade, per second, not negative
/// @param beta its decay per second, above `alpha`: else the stream would explode
public record HawkesParameters(double mu, double alpha, double beta) {
    /// A branching ratio of one half, forgotten within a second: what a stream is taken for before
    /// training fits its own.
    public static final HawkesParameters DEFAULT = new HawkesParameters(0.4, 0.8, 1.6);

    public HawkesParameters {
        if (!(mu > 0) || !(alpha >= 0) || !(beta > alpha) || !Double.isFinite(mu) || !Double.isFinite(beta)) {
            throw new IllegalArgumentException(
                    "mu > 0 and 0 <= alpha < beta must hold and be finite, were " + mu + ", " + alpha + ", " + beta);
        }
    }

    /// Trades each trade provokes, below 1.
    public double branching() {
        return alpha / beta;
    }
}
