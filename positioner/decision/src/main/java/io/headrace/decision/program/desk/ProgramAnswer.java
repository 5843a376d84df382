package io.headrace.decision.program.desk;

import io.headrace.decision.policy.Price;
import java.util.List;

/// What the program says to a desk.
sealed interface ProgramAnswer {
    /// What it would do now.
    ///
    /// @param sentUsd by link
    /// @param shyUsd by link: what one more USD sent would cost beyond what it saves, USD per USD; 0 where
    ///     sending pays or is held at a limit
    /// @param barredUsd by link: what it would have sent had that saved its fixed cost
    /// @param savingUsd by link: what sending saves (or would have), proportional cost taken off, USD; 0 where
    ///     not asked
    /// @param borrowUsd what it would borrow
    /// @param hedgedUsd exposure it would shift now, by offset, then step
    /// @param hedgingSavesUsd what all offsets save beyond their cost, USD; 0 where none is taken
    /// @param costUsd expected cost of the span
    /// @param prices of capital, routes and limits
    /// @param iterations of the simplex, all solves together
    record Plan(
            double[] sentUsd,
            double[] shyUsd,
            double[] barredUsd,
            double[] savingUsd,
            double borrowUsd,
            double[][] hedgedUsd,
            double hedgingSavesUsd,
            double costUsd,
            List<Price> prices,
            long iterations)
            implements ProgramAnswer {
        public Plan {
            prices = List.copyOf(prices);
        }
    }

    /// It gives no answer, and why: one sentence.
    record None(String reason) implements ProgramAnswer {}
}
