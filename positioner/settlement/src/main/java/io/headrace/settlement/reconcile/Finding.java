package io.headrace.settlement.reconcile;

/// What became of one node's comparison. Base units.
///
/// @param block of the chain's word, the newest both operators had
/// @param booked by the ledger
/// @param seen on the chain
/// @param unexplained what no transfer on its way explains of `seen - booked`
public record Finding(String node, long block, long booked, long seen, long unexplained) {
    public boolean isClean() {
        return unexplained == 0;
    }

    /// What transfers on their way explain of the difference.
    public long explained() {
        return seen - booked - unexplained;
    }

    public String sentence() {
        return node + " holds " + seen + " by its chain and " + booked + " by the books; " + unexplained
                + " of the difference is explained by no transfer";
    }
}
