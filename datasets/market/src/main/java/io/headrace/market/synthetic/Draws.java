package io.headrace.market.synthetic;

import java.util.SplittableRandom;

/// Random draws that are the same bits on every machine: only exact or strictly rounded arithmetic.
final class Draws {
    private final SplittableRandom random;
    private double spare = Double.NaN;

    Draws(long seed) {
        random = new SplittableRandom(seed);
    }

    /// Independent draws for one of many paths.
    static Draws forPath(long seed, long path) {
        // Adjacent seeds give unrelated streams, steps of the generator's own increment would not; and hashing the seed
        // keeps the paths of one simulation apart from those of the next.
        return new Draws(new SplittableRandom(seed).nextLong() + path);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /// Standard normal, by Marsaglia's polar method (two at a time).
    double normal() {
        if (!Double.isNaN(spare)) {
            double value = spare;
            spare = Double.NaN;
            return value;
        }
        while (true) {
            double x = 2 * random.nextDouble() - 1;
            double y = 2 * random.nextDouble() - 1;
            double square = x * x + y * y;
            if (square > 0 && square < 1) {
                double factor = Math.sqrt(-2 * StrictMath.log(square) / square);
                spare = y * factor;
                return x * factor;
            }
        }
    }
}
