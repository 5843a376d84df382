package io.headrace.store.source.table;

import io.headrace.store.source.TableRow;

/// Remembers the rows a parser saw last, to find exact duplicates: some thousands of them, by a 64-bit
/// digest.
public final class RecentRows {
    private static final int SLOTS = 1 << 13;

    private final long[] digests = new long[SLOTS];

    /// Whether this very row was among the last ones.
    public boolean again(TableRow row) {
        long digest = row.digest();
        int slot = (int) (digest >>> 51);
        if (digests[slot] == digest) {
            return true;
        }
        digests[slot] = digest;
        return false;
    }
}
