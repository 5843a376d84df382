package io.headrace.models.evaluation;

import java.util.Optional;
import java.util.function.Function;

/// A figure, or one sentence that says why there is none. Never a NaN.
public sealed interface Finding<T> {
    /// There is a figure.
    record Found<T>(T value) implements Finding<T> {}

    /// There is none.
    ///
    /// @param reason one sentence a person can act on, without a full stop
    record Missing<T>(String reason) implements Finding<T> {
        public Missing {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("reason must be a sentence, was blank");
            }
        }
    }

    static <T> Finding<T> found(T value) {
        return new Found<>(value);
    }

    static <T> Finding<T> missing(String reason) {
        return new Missing<>(reason);
    }

    /// The figure, if there is one.
    default Optional<T> toOptional() {
        return switch (this) {
            case Found<T> found -> Optional.of(found.value());
            case Missing<T> _ -> Optional.empty();
        };
    }

    /// Why there is no figure; empty when there is one.
    default Optional<String> whyMissing() {
        return switch (this) {
            case Found<T> _ -> Optional.empty();
            case Missing<T> missing -> Optional.of(missing.reason());
        };
    }

    default <U> Finding<U> map(Function<T, U> change) {
        return then(value -> found(change.apply(value)));
    }

    /// What follows from the figure, which may itself be missing.
    default <U> Finding<U> then(Function<T, Finding<U>> next) {
        return switch (this) {
            case Found<T> found -> next.apply(found.value());
            case Missing<T> missing -> missing(missing.reason());
        };
    }

    /// The figure.
    ///
    /// @throws IllegalStateException with the reason when there is none
    default T orElseThrow() {
        return switch (this) {
            case Found<T> found -> found.value();
            case Missing<T> missing -> throw new IllegalStateException(missing.reason());
        };
    }
}
