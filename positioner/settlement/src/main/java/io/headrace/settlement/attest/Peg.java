package io.headrace.settlement.attest;

import io.headrace.settlement.chain.oracle.PriceFeed;
import java.math.BigDecimal;

/// What a decision takes a whole asset to be worth, and the feed an attestor asks whether it is.
///
/// @param par in the feed's currency, positive: 1 for a dollar token
public record Peg(PriceFeed feed, BigDecimal par) {
    public Peg {
        if (par.signum() <= 0) {
            throw new IllegalArgumentException("par must be positive, was " + par);
        }
    }
}
