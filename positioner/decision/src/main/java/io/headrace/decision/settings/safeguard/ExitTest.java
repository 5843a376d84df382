package io.headrace.decision.settings.safeguard;

/// When forecasts lose the right to lower buffers, and when they have it again. Both ways are told apart, so that
/// nothing flickers; after the way back comes the ladder's probation.
///
/// @param outcomes of a venue that are looked at, the last so many; 0 for no test
/// @param leastCoverage share of them that the 95 % quantile must hold, inside [0, .95]; it is won back half the
///     way to .95
/// @param worse Diebold-Mariano statistic of its loss less that of the rule's implied forecast above which it is
///     worse than the rule, positive; it is won back at 0
public record ExitTest(int outcomes, double leastCoverage, double worse) {
    /// Twelve days of hours, five points of coverage, one chance in twenty.
    public static final ExitTest STANDARD = new ExitTest(288, .90, 1.64);

    /// No test.
    public static final ExitTest NONE = new ExitTest(0, 0, 1.64);

    public ExitTest {
        if (outcomes < 0 || !(leastCoverage >= 0 && leastCoverage <= .95) || !(worse > 0)) {
            throw new IllegalArgumentException("outcomes must be at least 0, coverage inside [0, .95] and worse "
                    + "positive, were " + outcomes + ", " + leastCoverage + ", " + worse);
        }
    }
}
