package io.headrace.settlement.simulation.world;

import io.headrace.settlement.courier.Books;
import io.headrace.settlement.courier.Courier;
import io.headrace.settlement.courier.Outside;
import io.headrace.settlement.courier.Rules;
import io.headrace.settlement.courier.Sender;
import io.headrace.settlement.lifecycle.Terms;
import java.util.List;

/// How the courier under test is put together and started.
@FunctionalInterface
public interface Assembly {
    /// The courier as it runs in production.
    Assembly PRODUCTION =
            (terms, outside, books, senders) -> Courier.start(Rules.usual(terms), outside, books, senders);

    Courier start(Terms terms, Outside outside, Books books, List<Sender> senders);
}
