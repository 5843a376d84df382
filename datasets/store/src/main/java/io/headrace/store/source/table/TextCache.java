package io.headrace.store.source.table;

import org.jspecify.annotations.Nullable;

/// Strings of short fields that come again and again: venues, coins, sides. One slot for each hash, so
/// that it never grows.
final class TextCache {
    private static final int SLOTS = 256;
    private static final int LONGEST = 48;

    private final @Nullable String[] slots = new String[SLOTS];

    String of(char[] characters, int from, int to) {
        int length = to - from;
        if (length > LONGEST) {
            return new String(characters, from, length);
        }
        int hash = length;
        for (int at = from; at < to; at++) {
            hash = 31 * hash + characters[at];
        }
        int slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
        String known = slots[slot];
        if (known == null || !same(known, characters, from, length)) {
            known = new String(characters, from, length);
            slots[slot] = known;
        }
        return known;
    }

    private static boolean same(String known, char[] characters, int from, int length) {
        if (known.length() != length) {
            return false;
        }
        for (int at = 0; at < length; at++) {
            if (known.charAt(at) != characters[from + at]) {
                return false;
            }
        }
        return true;
    }
}
