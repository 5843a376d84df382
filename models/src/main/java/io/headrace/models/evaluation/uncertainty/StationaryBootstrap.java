package io.headrace.models.evaluation.uncertainty;

import java.util.SplittableRandom;

/// Draws a series anew in blocks of random length, so that what depends on its neighbours keeps them
/// (Politis and Romano 1994). Lengths are geometric with a stated mean; the series is taken as a circle.
///
/// @param meanBlock mean length of a block, at least 1
/// @param draws how many times the series is drawn, at least 1
/// @param seed the same seed gives the same draws
public record StationaryBootstrap(double meanBlock, int draws, long seed) {
    public StationaryBootstrap {
        if (!(meanBlock >= 1) || Double.isInfinite(meanBlock) || draws < 1) {
            throw new IllegalArgumentException(
                    "meanBlock and draws must be at least 1, were " + meanBlock + ", " + draws);
        }
    }

    /// What is done with each draw.
    @FunctionalInterface
    public interface Visitor {
        /// @param draw its number, from 0
        /// @param rows the rows drawn, as many as the series has; valid during the call only
        void visit(int draw, int[] rows);
    }

    /// Visits every draw of a series of `size` rows.
    public void forEach(int size, Visitor visitor) {
        if (size < 1) {
            throw new IllegalArgumentException("size must be at least 1, was " + size);
        }
        SplittableRandom random = new SplittableRandom(seed);
        int[] rows = new int[size];
        for (int draw = 0; draw < draws; draw++) {
            fill(rows, random);
            visitor.visit(draw, rows);
        }
    }

    private void fill(int[] rows, SplittableRandom random) {
        int size = rows.length;
        rows[0] = random.nextInt(size);
        for (int t = 1; t < size; t++) {
            boolean jumps = random.nextDouble() * meanBlock < 1;
            rows[t] = jumps ? random.nextInt(size) : (rows[t - 1] + 1) % size;
        }
    }
}
