package io.headrace.store.dataset;

/// The checks the records of this package share.
final class Say {
    private Say() {}

    static void something(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " must be said, was '" + value + "'");
        }
    }

    static void digest(String value) {
        if (!value.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("digest must be 64 hexadecimal digits, was '" + value + "'");
        }
    }

    static void span(long fromNanos, long toNanos) {
        if (toNanos < fromNanos) {
            throw new IllegalArgumentException(
                    "toNanos must not precede fromNanos, was " + toNanos + " < " + fromNanos);
        }
    }
}
