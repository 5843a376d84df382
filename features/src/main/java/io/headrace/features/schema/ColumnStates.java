package io.headrace.features.schema;

import java.util.Arrays;
import java.util.OptionalLong;

/// How far each column of a vector can be trusted: whether it is warm, how long ago its inputs last
/// spoke, and how long that may be. Immutable.
public final class ColumnStates {
    /// The age of a column none of whose inputs ever spoke.
    public static final long NEVER = -1;

    private final boolean[] warm;
    private final long[] agesNanos;
    private final long[] staleAfterNanos;

    private ColumnStates(boolean[] warm, long[] agesNanos, long[] staleAfterNanos) {
        this.warm = warm;
        this.agesNanos = agesNanos;
        this.staleAfterNanos = staleAfterNanos;
    }

    /// @param warm per column, has it seen its warm-up
    /// @param agesNanos per column, time since its inputs last spoke, [#NEVER] when they never did
    /// @param staleAfterNanos per column, how old it may be
    public static ColumnStates of(boolean[] warm, long[] agesNanos, long[] staleAfterNanos) {
        if (warm.length != agesNanos.length || warm.length != staleAfterNanos.length) {
            throw new IllegalArgumentException("each column needs a state, an age and a limit, were " + warm.length
                    + ", " + agesNanos.length + " and " + staleAfterNanos.length);
        }
        return new ColumnStates(warm.clone(), agesNanos.clone(), staleAfterNanos.clone());
    }

    /// Columns that are all current, and all warm or none.
    public static ColumnStates current(int columns, boolean allWarm) {
        boolean[] warm = new boolean[columns];
        Arrays.fill(warm, allWarm);
        long[] limits = new long[columns];
        Arrays.fill(limits, Long.MAX_VALUE);
        return new ColumnStates(warm, new long[columns], limits);
    }

    public int size() {
        return warm.length;
    }

    public boolean warm(int column) {
        return warm[column];
    }

    public boolean allWarm() {
        for (boolean column : warm) {
            if (!column) {
                return false;
            }
        }
        return true;
    }

    /// Time since the column's inputs last spoke; empty when they never did.
    public OptionalLong ageNanos(int column) {
        return agesNanos[column] == NEVER ? OptionalLong.empty() : OptionalLong.of(agesNanos[column]);
    }

    public long staleAfterNanos(int column) {
        return staleAfterNanos[column];
    }

    /// Whether the column's inputs never spoke, or not within its limit.
    public boolean stale(int column) {
        return agesNanos[column] == NEVER || agesNanos[column] > staleAfterNanos[column];
    }

    public boolean anyStale() {
        for (int column = 0; column < warm.length; column++) {
            if (stale(column)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ColumnStates that
                && Arrays.equals(warm, that.warm)
                && Arrays.equals(agesNanos, that.agesNanos)
                && Arrays.equals(staleAfterNanos, that.staleAfterNanos);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(warm) + Arrays.hashCode(agesNanos);
    }

    @Override
    public String toString() {
        return "ColumnStates[warm " + Arrays.toString(warm) + ", ages " + Arrays.toString(agesNanos) + ']';
    }
}
