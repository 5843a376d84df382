package io.headrace.inference.api;

import io.headrace.market.problem.ProblemException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Words of a person in a call.
final class SpokenWords {
    private static final int LONGEST = 200;

    private SpokenWords() {}

    /// The words without blanks around them.
    ///
    /// @param wrong makes the problem of a field and of what it must be
    /// @throws ProblemException that of `wrong` when there are no words or too many
    static String of(String field, @Nullable String value, BiFunction<String, String, ProblemException> wrong) {
        String text = value == null ? "" : value.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            throw wrong.apply(field, "must have 1 to " + LONGEST + " characters");
        }
        return text;
    }
}
