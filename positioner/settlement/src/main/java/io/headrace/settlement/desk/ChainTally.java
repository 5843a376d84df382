package io.headrace.settlement.desk;

import java.time.Duration;

/// How the watch over one chain fares. Written by one thread; a reader sees each value as it was a
/// moment ago.
public final class ChainTally {
    private final String chain;
    private final Duration blockTime;
    private volatile boolean agreed;
    private volatile String loss = "";
    private volatile long facts;
    private volatile long gaps;
    private volatile long agreements;
    private volatile long toldNanos = Long.MIN_VALUE;

    ChainTally(String chain, Duration blockTime) {
        this.chain = chain;
        this.blockTime = blockTime;
    }

    public String chain() {
        return chain;
    }

    public Duration blockTime() {
        return blockTime;
    }

    /// Whether enough operators said the same at the last look.
    public boolean agreed() {
        return agreed;
    }

    /// Why nothing could be told; empty before the first time.
    public String loss() {
        return loss;
    }

    /// Told so far.
    public long facts() {
        return facts;
    }

    /// Stretches without agreement, of blocks that were left out, or of facts that could not be kept.
    public long gaps() {
        return gaps;
    }

    /// How often agreement was found after there was none.
    public long agreements() {
        return agreements;
    }

    /// When the last fact was told, nanoseconds since the epoch; [Long#MIN_VALUE] before the first.
    public long toldNanos() {
        return toldNanos;
    }

    /// @return whether there was none before
    boolean found() {
        boolean fresh = !agreed;
        agreements += fresh ? 1 : 0;
        agreed = true;
        return fresh;
    }

    void told(int count, long nowNanos) {
        facts += count;
        toldNanos = nowNanos;
    }

    /// Blocks were left out between two looks.
    void skipped(long stretches) {
        gaps += stretches;
    }

    /// @return whether there was agreement before, or this is the first word
    boolean lost(String why) {
        boolean fresh = agreed || loss.isEmpty();
        gaps += fresh ? 1 : 0;
        agreed = false;
        loss = why;
        return fresh;
    }
}
