package io.headrace.decision.settings.hedge;

import java.util.Locale;

/// What kind of contract an offset is made in. What it asks for is its margin rule, whatever it is called.
public enum ProductKind {
    /// nets with the position the desk holds there in the same coin
    PERPETUAL,
    /// a contract of its own that settles at a date: its basis is what holding it costs
    DATED,
    /// a bought option: its premium is its whole margin, its time value what holding it costs
    OPTION;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ProductKind of(String label) {
        for (ProductKind kind : values()) {
            if (kind.label().equals(label)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("a product is perpetual, dated or option, was " + label);
    }
}
