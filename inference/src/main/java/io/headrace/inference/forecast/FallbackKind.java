package io.headrace.inference.forecast;

import java.util.Locale;

/// The kinds of reasons for which the rule decides instead of the model: few enough for a metric's label.
public enum FallbackKind {
    MISSING,
    REFUSED,
    STALE,
    NOT_FINITE,
    NOT_WARM,
    /// the model forecasts another window than the settings ask for
    ANOTHER_WINDOW,
    /// the model knows data that is still to come in this replay
    STILL_TO_COME,
    /// the forecaster or the policy threw
    FAULT,
    /// drift alarm, or inputs far from training
    DISTRUSTED,
    OTHER;

    /// How a reason ends when the forecaster or the policy threw.
    public static final String FAULT_OF_ITS_OWN = "failed on a fault of its own";

    /// The kind of a reason given by the registry, the model or the forecaster. The problem's number decides
    /// where there is one.
    public static FallbackKind of(String reason) {
        if (reason.contains("[HR-2001]")) {
            return MISSING;
        }
        if (reason.contains("[HR-2012]") || reason.contains("[HR-2016]")) {
            return NOT_WARM;
        }
        if (reason.contains("[HR-2011]") || reason.contains("[HR-2013]") || reason.contains("[HR-2014]")) {
            return NOT_FINITE;
        }
        if (reason.contains("[HR-20")) {
            return REFUSED;
        }
        if (reason.contains(FAULT_OF_ITS_OWN)) {
            return FAULT;
        }
        if (reason.contains(" is not trusted now: ")) {
            return DISTRUSTED;
        }
        if (reason.contains(" forecasts another window ")) {
            return ANOTHER_WINDOW;
        }
        if (reason.contains(" is still to come in this replay")) {
            return STILL_TO_COME;
        }
        return reason.contains(" is stale") ? STALE : OTHER;
    }

    /// As a metric's label.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
