package io.headrace.decision.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Which predictive policy decides.
public enum PolicyKind {
    /// a quantile of each venue's need under one budget: fast, the default until another beats it
    ORDER_UP_TO,
    /// the scenario program, with order-up-to behind it
    PROGRAM;

    /// As it is written in settings: `order-up-to`, `program`.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The policy of a label.
    ///
    /// @throws IllegalArgumentException for another text
    public static PolicyKind of(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("policy must be "
                        + Arrays.stream(values()).map(PolicyKind::label).collect(Collectors.joining(" or "))
                        + ", was '" + label + "'"));
    }
}
