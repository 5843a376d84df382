package io.headrace.settlement.simulation.chaos;

import java.util.Set;
import java.util.SplittableRandom;

/// The chance of one run. Each seed draws which faults it has at all and how often (swarm configuration), so that
/// runs differ in kind and not only in luck; in some a few kinds strike all the time.
public final class Chaos {
    private static final double[] INTENSITIES = {0, 0, 0.3, 1, 1, 3};
    private static final double[] EVER_AGAIN = {5, 15, 60};
    private static final Focus[] FOCI = Focus.values();
    private static final int UNFOCUSED = 18; // worlds without a focus, for each focus one with it

    private final SplittableRandom random;
    private final double[] intensity = new double[FaultKind.values().length];
    private final long[] fired = new long[FaultKind.values().length];
    private final Set<Long> kills;
    private long boundaries;
    private boolean healed;

    private Chaos(long seed, Set<Long> kills) {
        this.random = new SplittableRandom(seed);
        this.kills = Set.copyOf(kills);
    }

    /// Misfortune of every kind that the seed draws.
    public static Chaos drawn(long seed) {
        Chaos chaos = new Chaos(seed, Set.of());
        for (int i = 0; i < chaos.intensity.length; i++) {
            chaos.intensity[i] = INTENSITIES[chaos.random.nextInt(INTENSITIES.length)];
        }
        int drawn = chaos.random.nextInt(UNFOCUSED + FOCI.length) - UNFOCUSED;
        if (drawn >= 0) {
            for (FaultKind kind : FOCI[drawn].kinds()) {
                chaos.intensity[kind.ordinal()] = EVER_AGAIN[chaos.random.nextInt(EVER_AGAIN.length)];
            }
        }
        return chaos;
    }

    /// A world in which nothing fails, but that the process is killed at some boundaries.
    ///
    /// @param kills by number, from 1, in the order in which boundaries are crossed
    public static Chaos calm(long seed, Set<Long> kills) {
        return new Chaos(seed, kills);
    }

    /// The process goes in or out: before and after every call and every write.
    public void boundary() {
        if (kills.contains(++boundaries)) {
            throw new Killed();
        }
    }

    public long boundaries() {
        return boundaries;
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
