package io.headrace.settlement.simulation.chaos;

import java.util.SplittableRandom;

/// The chance of one run. Each seed draws which faults it has at all and how often (swarm configuration), so that
/// runs differ in kind and not only in luck.
public final class Chaos {
    private static final double[] INTENSITIES = {0, 0, 0.3, 1, 1, 3};

    private final SplittableRandom random;
    private final double[] intensity = new double[FaultKind.values().length];
    private final long[] fired = new long[FaultKind.values().length];
    private boolean healed;

    public Chaos(long seed) {
        this.random = new SplittableRandom(seed);
        for (int i = 0; i < intensity.length; i++) {
            intensity[i] = INTENSITIES[random.nextInt(INTENSITIES.length)];
        }
    }

    /// Whether a fault strikes now; never after [#heal].
    ///
    /// @param probability at usual intensity, 0 to 1
    public boolean fires(FaultKind kind, double probability) {
        boolean strikes = !healed && random.nextDouble() < probability * intensity[kind.ordinal()];
        fired[kind.ordinal()] += strikes ? 1 : 0;
        return strikes;
    }

    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /// A whole number from 0 to below the bound.
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /// From now on nothing fails.
    public void heal() {
        healed = true;
    }

    public boolean isHealed() {
        return healed;
    }

    /// How often each kind struck, by its place.
    public long[] fired() {
        return fired.clone();
    }
}
