package io.headrace.store.check.page;

/// Text for HTML: what comes from files is never markup.
final class Html {
    private Html() {}

    /// A path that may go on in the next line after its separators, and nowhere else.
    static String path(String plain) {
        return text(plain).replaceAll("([/_.-])", "$1<wbr>");
    }

    static String text(String plain) {
        StringBuilder escaped = new StringBuilder(plain.length() + 16);
        for (int at = 0; at < plain.length(); at++) {
            char c = plain.charAt(at);
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c < ' ' && c != '\n' ? ' ' : c);
            }
        }
        return escaped.toString();
    }
}
