package io.headrace.store.source.frame;

import java.util.List;
import java.util.regex.Pattern;

/// How a file of messages begins, for recognizing it.
public final class Beginning {
    private static final int ENOUGH = 4_000;
    private static final Pattern RECEIPT = Pattern.compile("^\\s*\\d+(\\.\\d+:)? ");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Beginning() {}

    /// The first message without its receipt and without any white space.
    public static String ofMessage(String beginning) {
        String start = beginning.substring(0, Math.min(ENOUGH, beginning.length()));
        return SPACE.matcher(RECEIPT.matcher(start).replaceFirst("")).replaceAll("");
    }

    /// Whether a capture begins with a connection to one of these hosts.
    public static boolean connectsTo(String beginning, List<String> hosts) {
        String start =
                beginning.substring(0, Math.min(ENOUGH, beginning.length())).stripLeading();
        for (String host : hosts) {
            if (start.startsWith("wss://" + host)) {
                return true;
            }
        }
        return false;
    }
}
