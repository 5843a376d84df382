package io.headrace.store.check.finding;

/// How much a finding matters.
public enum Severity {
    /// An import refuses it.
    ERROR,
    /// Imported as it is; look at it before trusting results.
    WARNING,
    /// Good to know.
    NOTE
}
