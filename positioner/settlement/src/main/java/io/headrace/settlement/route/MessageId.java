package io.headrace.settlement.route;

import io.headrace.settlement.chain.rpc.Hex;
import java.util.Optional;

/// A bridge message in the journal: the route's name and the key the bridge itself uses once. Two
/// bridges never share one.
///
/// @param key 32 bytes, hex
public record MessageId(String route, String key) {
    public MessageId {
        key = Hex.word(key);
        if (route.isBlank() || route.contains("/")) {
            throw new IllegalArgumentException("a route's name is not blank and has no slash, was '" + route + "'");
        }
    }

    /// Reads what [#toString] wrote; empty for anything else.
    public static Optional<MessageId> of(String text) {
        int slash = text.indexOf('/');
        boolean readable = slash > 0 && text.substring(slash + 1).matches("0x[0-9a-f]{64}");
        return readable
                ? Optional.of(new MessageId(text.substring(0, slash), text.substring(slash + 1)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return route + "/" + key;
    }
}
