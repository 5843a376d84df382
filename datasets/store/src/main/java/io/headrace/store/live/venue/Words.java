package io.headrace.store.live.venue;

import java.util.List;
import java.util.stream.Collectors;

/// Pieces of the messages to and from venues. Symbols hold no character that JSON escapes.
final class Words {
    /// Longer messages are no heartbeats, and are not searched for the signs of one.
    private static final int LONGEST_HEARTBEAT = 400;

    private Words() {}

    /// `["a","b"]`.
    static String list(List<String> words) {
        return words.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
    }

    static boolean isShort(String message) {
        return message.length() <= LONGEST_HEARTBEAT;
    }
}
