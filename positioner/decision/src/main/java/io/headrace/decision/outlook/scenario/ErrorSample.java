package io.headrace.decision.outlook.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A sample of past errors of fixed size that every past instant may enter with the same chance: those with
/// the smallest hash of seed and instant (bottom-k sampling). From one tick to the next at most one goes, so
/// scenarios of neighbouring ticks are drawn from common random numbers and differ where the forecast does.
final class ErrorSample {
    private final ScenarioSize size;
    private final List<PastError> sample = new ArrayList<>();

    ErrorSample(ScenarioSize size) {
        this.size = size;
    }

    void offer(PastError error) {
        sample.add(error);
        sample.sort(Comparator.comparingLong((PastError one) -> hash(one.asOfNanos()))
                .thenComparingLong(PastError::asOfNanos));
        if (sample.size() > size.count()) {
            sample.removeLast();
        }
    }

    PastErrors value() {
        return new PastErrors(sample);
    }

    /// The finaliser of SplitMix64 (Steele, Lea and Flood 2014).
    private long hash(long instant) {
        long z = instant + 0x9e3779b97f4a7c15L * (size.seed() + 1);
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
