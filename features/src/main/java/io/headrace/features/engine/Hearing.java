package io.headrace.features.engine;

import io.headrace.features.signal.Input;
import java.util.Arrays;
import java.util.List;

/// When the inputs of one owned venue last spoke, read off its feeds at an instant and used for all its columns.
///
/// An input of several coins last spoke when it did for any of them, since a feed carries all coins of its venue: one
/// that is alive makes silence about a coin a statement. Composite bars are no feed: every period has one of every
/// coin, or its prices are lost, so that they are kept by coin. Raw bars are the venue's own, or those of all venues
/// when it never had one.
final class Hearing {
    static final long NEVER = Feeds.NEVER;
    private static final Input[] INPUTS = Input.values();

    private final Feeds own;
    private final Feeds deskWide;
    private final Route[] byCoin;
    private final long[] spokenNanos = new long[INPUTS.length];
    private final long[] barNanos;

    /// @param own of the venue
    /// @param deskWide of what concerns the whole desk
    /// @param byCoin the routes of the venue's coins, in the desk's order
    Hearing(Feeds own, Feeds deskWide, List<Route> byCoin) {
        this.own = own;
        this.deskWide = deskWide;
        this.byCoin = byCoin.toArray(Route[]::new);
        this.barNanos = new long[this.byCoin.length];
        Arrays.fill(barNanos, NEVER);
    }

    /// Reads the feeds.
    ///
    /// @param lastBarNanos when any venue last had a bar
    void listen(long lastBarNanos) {
        for (Input input : INPUTS) {
            spokenNanos[input.ordinal()] = (input.deskWide() ? deskWide : own).spokenNanos(input);
        }
        for (int coin = 0; coin < byCoin.length; coin++) {
            barNanos[coin] = byCoin[coin].barNanos();
        }
        long bars = spokenNanos[Input.BARS.ordinal()];
        spokenNanos[Input.RAW_BARS.ordinal()] = bars == NEVER ? lastBarNanos : bars;
    }

    /// When the one that has been silent longest of some inputs last spoke; [#NEVER] when one never did.
    ///
    /// @param inputs ordinals, at least one
    long oldest(int[] inputs) {
        long oldest = Long.MAX_VALUE;
        for (int input : inputs) {
            oldest = Math.min(oldest, spokenNanos[input]);
        }
        return oldest;
    }

    /// When a coin, by its place among the desk's, last had a composite bar, or [#NEVER].
    long barNanos(int coin) {
        return barNanos[coin];
    }

    /// When the coin that has been silent longest last had a composite bar, coins that never had one left out.
    long oldestBarNanos() {
        long oldest = Long.MAX_VALUE;
        for (long nanos : barNanos) {
            oldest = nanos == NEVER ? oldest : Math.min(oldest, nanos);
        }
        return oldest == Long.MAX_VALUE ? NEVER : oldest;
    }
}
