package io.headrace.settlement.chain.watch;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Follows a head: woken by the bell, and by the clock when the bell is silent. What came is always found by looking,
/// so that a lost, repeated or invented ring changes nothing. A bell that is gone, or that did not ring for a block
/// which looking found, is connected anew.
///
/// For one thread.
public final class HeadFollower {
    private final HeadWatch watch;
    private final HeadBell bell;
    private final Duration poll;
    private final LongSupplier nanos;
    private boolean mute;

    /// @param poll longest time between two looks, positive
    /// @param nanos a clock that only goes forward
    public HeadFollower(HeadWatch watch, HeadBell bell, Duration poll, LongSupplier nanos) {
        if (!poll.isPositive()) {
            throw new IllegalArgumentException("the time between looks must be positive, was " + poll);
        }
        this.watch = watch;
        this.bell = bell;
        this.poll = poll;
        this.nanos = nanos;
    }

    /// Waits for a ring or for the time of a look, and looks.
    ///
    /// @throws io.headrace.settlement.chain.rpc.RpcException when the node does not answer; nothing is forgotten
    public HeadChange next() throws InterruptedException {
        if (mute || !bell.isConnected()) {
            mute = !bell.connect();
        }
        Optional<HeadBell.Ring> ring = bell.await(poll);
        HeadChange change = watch.look(nanos.getAsLong());
        mute = ring.isEmpty() && change instanceof HeadChange.Moved;
        return change;
    }

    /// Whether the chain, or the way to it, must be doubted.
    public boolean isSilent(Duration blockTime) {
        return watch.isSilent(nanos.getAsLong(), blockTime);
    }
}
