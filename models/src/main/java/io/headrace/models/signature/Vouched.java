package io.headrace.models.signature;

/// What is known about who vouches for a model.
public sealed interface Vouched {
    /// Nobody signed it.
    record Unsigned() implements Vouched {}

    /// A trusted key signed exactly these bytes.
    ///
    /// @param name of the key's file
    record Trusted(String name, String keyId) implements Vouched {}

    /// It names a key that is not among the trusted ones; nothing was checked.
    record Unknown(String keyId) implements Vouched {}

    /// It names a trusted key, and that key did not sign these bytes.
    record Forged(String name, String keyId) implements Vouched {}

    /// For a table: one or two words.
    default String words() {
        return switch (this) {
            case Unsigned ignored -> "unsigned";
            case Trusted(String name, String ignored) -> "signed by " + name;
            case Unknown(String keyId) -> "signed by " + keyId + ", not trusted here";
            case Forged(String name, String ignored) -> "not what " + name + " signed";
        };
    }
}
