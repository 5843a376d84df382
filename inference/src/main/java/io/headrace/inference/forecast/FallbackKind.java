package io.headrace.inference.forecast;

import java.util.Locale;

/// The kinds of reasons for which the rule decides instead of the model: few enough for a metric's label.
public enum FallbackKind {
    MISSING,
    REFUSED,
    STALE,
    NOT_FINITE,
    NOT_WARM,
    OTHER;

    /// The kind of a reason given by the registry, the model or the forecaster. The problem's number decides
    /// where there is one.
    public static FallbackKind of(String reason) {
        if (reason.contains("[HR-2001]")) {
            return MISSING;
        }
        if (reason.contains("[HR-2012]")) {
            return NOT_WARM;
        }
        if (reason.contains("[HR-2011]") || reason.contains("[HR-2013]") || reason.contains("[HR-2014]")) {
            return NOT_FINITE;
        }
        if (reason.contains("[HR-20")) {
            return REFUSED;
        }
        return reason.contains(" is stale") ? STALE : OTHER;
    }

    /// As a metric's label.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
