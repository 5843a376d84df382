package io.headrace.settlement.journal.transfer;

/// What one person said about books that no transfer explains. A line of the history itself: nothing is ever taken
/// out of it.
///
/// @param subject what it is about, in words that two persons say alike
/// @param saidNanos wall clock, nanoseconds since the epoch
public record Statement(String subject, String person, String why, long saidNanos) {
    private static final String BETWEEN = "\n";
    private static final int PARTS = 3;

    public Statement {
        if (subject.isBlank() || person.isBlank() || why.isBlank() || person.contains(BETWEEN)) {
            throw new IllegalArgumentException("a statement needs a subject, a person on one line and a reason, was '"
                    + subject + "', '" + person + "', '" + why + "'");
        }
    }

    String words() {
        return saidNanos + BETWEEN + person + BETWEEN + why;
    }

    static Statement of(String subject, String words) {
        String[] parts = words.split(BETWEEN, PARTS);
        return new Statement(subject, parts[1], parts[2], Long.parseLong(parts[0]));
    }
}
