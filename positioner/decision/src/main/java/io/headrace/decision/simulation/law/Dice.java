package io.headrace.decision.simulation.law;

/// Chance as a function of a seed, a key and an instant.
final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Dice() {}

    /// Uniform in [0, 1).
    static double uniform(long seed, String key, long nanos) {
        long mixed = mix(mix(seed + GOLDEN) ^ key.hashCode());
        return (mix(mixed ^ nanos) >>> 11) * 0x1p-53;
    }

    /// The finalizer of SplitMix64 (Steele, Lea and Flood, 2014).
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
