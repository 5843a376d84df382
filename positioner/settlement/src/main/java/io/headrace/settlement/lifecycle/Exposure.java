package io.headrace.settlement.lifecycle;

/// Whether a chain may know of the active leg.
public enum Exposure {
    NEVER,
    MAYBE,
    DEFINITELY
}
