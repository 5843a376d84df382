package io.headrace.features.signal.flow;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/// Fits a [MicropriceTable]: the chain of (imbalance, spread) states from one quote to the next.
///
/// With Q the probabilities of going on without a move of the mid, T those of going on with one, and k
/// the expected move, G1 = (I - Q)^-1 k is the expected first move, B = (I - Q)^-1 T the state after
/// it, and g* = sum over i of B^i G1. Each pair of quotes is counted a second time mirrored (bid for
/// ask), which makes g* odd in the imbalance and the sum finite. States never seen have adjustment 0.
///
/// Source: Stoikov (2018), The micro-price: a high-frequency estimator of future prices, section 3.
public final class MicropriceFit {
    private static final int MOST_MOVES = 10_000;
    private static final double SMALL = 1e-14;

    private final int imbalances;
    private final List<Double> spreadEdges;
    private final RealMatrix stay;
    private final RealMatrix move;
    private final double[] moves;
    private final double[] counts;
    private final double[] spreads;

    private MicropriceFit(int imbalances, List<Double> spreadEdges) {
        this.imbalances = imbalances;
        this.spreadEdges = spreadEdges;
        int states = imbalances * (spreadEdges.size() + 1);
        this.stay = new Array2DRowRealMatrix(states, states);
        this.move = new Array2DRowRealMatrix(states, states);
        this.moves = new double[states];
        this.counts = new double[states];
        this.spreads = new double[states];
    }

    /// Best quotes at one instant; those that are crossed or empty break the chain.
    public record Best(double bidPrice, double bidSize, double askPrice, double askSize) {
        private boolean usable() {
            return bidPrice < askPrice && bidSize + askSize > 0;
        }

        private double mid() {
            return 0.5 * (bidPrice + askPrice);
        }

        private double spread() {
            return askPrice - bidPrice;
        }
    }

    /// @param quotes in their order
    /// @param imbalances number of imbalance buckets, at least 1
    /// @param spreadEdges as in [MicropriceTable]
    public static MicropriceTable of(Iterable<Best> quotes, int imbalances, List<Double> spreadEdges) {
        MicropriceFit fit = new MicropriceFit(imbalances, spreadEdges);
        Best before = new Best(1, 0, 1, 0);
        for (Best now : quotes) {
            if (before.usable() && now.usable()) {
                fit.count(before, now);
            }
            before = now;
        }
        return fit.table();
    }

    private void count(Best before, Best now) {
        int from = stateOf(before);
        int to = stateOf(now);
        double moved = now.mid() - before.mid();
        count(from, to, moved, before.spread());
        count(mirrored(from), mirrored(to), -moved, before.spread());
    }

    private void count(int from, int to, double moved, double spread) {
        (moved == 0 ? stay : move).addToEntry(from, to, 1);
        moves[from] += moved;
        counts[from]++;
        spreads[from] += spread;
    }

    private MicropriceTable table() {
        RealMatrix onward = new Array2DRowRealMatrix(counts.length, counts.length);
        for (int from = 0; from < counts.length; from++) {
            onward.setEntry(from, from, 1);
            for (int to = 0; to < counts.length && counts[from] > 0; to++) {
                onward.addToEntry(from, to, -stay.getEntry(from, to) / counts[from]);
                move.multiplyEntry(from, to, 1 / counts[from]);
            }
            moves[from] /= Math.max(1, counts[from]);
        }
        RealMatrix inverse = new LUDecomposition(onward).getSolver().getInverse();
        return inSpreads(
                summed(inverse.multiply(move), inverse.operate(new Array2DRowRealMatrix(moves).getColumnVector(0))));
    }

    private static RealVector summed(RealMatrix after, RealVector first) {
        RealVector sum = first;
        RealVector next = first;
        for (int i = 0; i < MOST_MOVES && next.getLInfNorm() > SMALL * sum.getLInfNorm(); i++) {
            next = after.operate(next);
            sum = sum.add(next);
        }
        return sum;
    }

    private MicropriceTable inSpreads(RealVector adjustments) {
        List<List<Double>> rows = new ArrayList<>();
        for (int spread = 0; spread <= spreadEdges.size(); spread++) {
            List<Double> row = new ArrayList<>();
            for (int imbalance = 0; imbalance < imbalances; imbalance++) {
                int state = spread * imbalances + imbalance;
                row.add(counts[state] == 0 ? 0 : adjustments.getEntry(state) * counts[state] / spreads[state]);
            }
            rows.add(row);
        }
        return new MicropriceTable(spreadEdges, rows);
    }

    private int stateOf(Best best) {
        int spread = MicropriceTable.spreadBucket(spreadEdges, 1e4 * best.spread() / best.mid());
        return spread * imbalances + MicropriceTable.imbalanceBucket(best.bidSize(), best.askSize(), imbalances);
    }

    private int mirrored(int state) {
        int imbalance = state % imbalances;
        return state - imbalance + imbalances - 1 - imbalance;
    }
}
