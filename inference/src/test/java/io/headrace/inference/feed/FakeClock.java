package io.headrace.inference.feed;

import java.util.ArrayList;
import java.util.List;

/// A clock that jumps when slept on.
public final class FakeClock implements WallClock {
    private final List<Long> sleeps = new ArrayList<>();
    private long now;

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public void sleepUntil(long nanos) {
        sleeps.add(nanos);
        now = Math.max(now, nanos);
    }

    /// Every moment slept for, in order.
    public List<Long> sleeps() {
        return sleeps;
    }
}
