package io.headrace.decision.strategy;

import java.util.Locale;

/// How amounts read in reasons.
final class Sentences {
    private Sentences() {}

    static String usd(double amount) {
        return String.format(Locale.ROOT, "%,.0f USD", amount);
    }

    static String level(double level) {
        return String.format(Locale.ROOT, "%.3f", level);
    }
}
