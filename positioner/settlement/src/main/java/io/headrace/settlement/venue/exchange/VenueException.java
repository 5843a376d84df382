package io.headrace.settlement.venue.exchange;

/// A venue's answer that is not what its interface says.
public final class VenueException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MOST_WORDS = 200;

    public VenueException(String venue, String words) {
        super(venue + " answered what makes no sense: " + printable(words));
    }

    /// Short and printable, for a log.
    public static String printable(String words) {
        String cut = words.length() <= MOST_WORDS ? words : words.substring(0, MOST_WORDS);
        return cut.codePoints()
                .map(c -> c >= ' ' && c < 0x7f ? c : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
