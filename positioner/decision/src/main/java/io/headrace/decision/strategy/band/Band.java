package io.headrace.decision.strategy.band;

/// Where a rule acts at one venue and where it goes to, USD.
///
/// @param lo a position (on hand plus inbound) below it is ordered up
/// @param up where an order reaches
/// @param hi more on hand than this goes back to the treasury; may be infinite
/// @param dn what a return leaves
/// @param keep what the venue keeps when the treasury is short and others need its money
public record Band(double lo, double up, double hi, double dn, double keep) {
    public Band {
        if (!(lo >= 0) || !(up >= lo) || !(hi >= dn) || !(dn >= lo) || !(keep >= 0)) {
            throw new IllegalArgumentException("a band must satisfy 0 <= lo <= up and lo <= dn <= hi, was lo " + lo
                    + ", up " + up + ", hi " + hi + ", dn " + dn + ", keep " + keep);
        }
    }
}
