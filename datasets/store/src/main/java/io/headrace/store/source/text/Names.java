package io.headrace.store.source.text;

/// Which texts can name a venue or a coin: what a file name, a URL and a chart label can carry; in
/// particular never `*`.
public final class Names {
    static final int LONGEST = 40;

    private Names() {}

    public static boolean isName(char[] characters, int from, int to) {
        if (to <= from || to - from > LONGEST || !isLetterOrDigit(characters[from])) {
            return false;
        }
        for (int at = from + 1; at < to; at++) {
            if (!isLetterOrDigit(characters[at]) && "._:/@+-".indexOf(characters[at]) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}
