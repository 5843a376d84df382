package io.headrace.decision.incident;

import io.headrace.decision.circumstance.OperatorState;
import io.headrace.decision.circumstance.PriceKind;
import io.headrace.decision.circumstance.VenueCondition;
import io.headrace.decision.simulation.law.During;

/// What the desk hears for a while, said anew every period.
public sealed interface Hearing {
    During when();

    /// A source says how a venue fares.
    record Report(During when, String venue, String source, VenueCondition condition) implements Hearing {}

    /// A source gives a price.
    ///
    /// @param venue whose collateral or marks rest on it; empty when all of them do
    /// @param ageNanos how old the price is each time, at least 0
    record Price(During when, String venue, String asset, String source, PriceKind kind, double value, long ageNanos)
            implements Hearing {
        /// The same source at another time.
        Price at(During other, double price) {
            return new Price(other, venue, asset, source, kind, price, ageNanos);
        }
    }

    /// A balance cannot be read; the books show the last that was.
    record Unread(During when, String node) implements Hearing {}

    /// The operator's word.
    record Told(During when, OperatorState state) implements Hearing {}
}
