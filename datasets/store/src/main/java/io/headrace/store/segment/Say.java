package io.headrace.store.segment;

/// The checks the records of a dataset share.
public final class Say {
    private Say() {}

    public static void something(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " must be said, was '" + value + "'");
        }
    }

    public static void digest(String value) {
        if (!value.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("digest must be 64 hexadecimal digits, was '" + value + "'");
        }
    }

    public static void span(long fromNanos, long toNanos) {
        if (toNanos < fromNanos) {
            throw new IllegalArgumentException(
                    "toNanos must not precede fromNanos, was " + toNanos + " < " + fromNanos);
        }
    }
}
