package io.headrace.market.event;

/// The checks the events share; each message states the rule and the value.
final class Require {
    private Require() {}

    static void times(long eventNanos, long knownNanos) {
        if (knownNanos < eventNanos) {
            throw new IllegalArgumentException(
                    "knownNanos must not precede eventNanos, was " + knownNanos + " < " + eventNanos);
        }
    }

    static void finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be finite, was " + value);
        }
    }

    static void positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be positive and finite, was " + value);
        }
    }

    static void notNegative(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be finite and not negative, was " + value);
        }
    }

    static void within(String name, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(name + " must be in " + low + ".." + high + ", was " + value);
        }
    }

    static void named(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " must be named, was '" + value + "'");
        }
    }
}
