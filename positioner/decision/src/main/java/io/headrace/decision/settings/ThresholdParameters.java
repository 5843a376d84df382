package io.headrace.decision.settings;

/// The threshold rule's four numbers, each a multiple of the demand it covers.
///
/// @param lo below this position (on hand plus inbound) the rule orders
/// @param up the position it orders up to
/// @param hi above this on-hand amount the rule returns to the treasury
/// @param dn the amount it returns down to
public record ThresholdParameters(double lo, double up, double hi, double dn) {
    public static final ThresholdParameters DEFAULT = new ThresholdParameters(1.02, 1.03, 1.14, 1.09);

    public ThresholdParameters {
        if (!(lo > 0) || !(up >= lo) || !(hi >= up) || !(dn >= lo) || !(hi >= dn) || Double.isInfinite(hi)) {
            throw new IllegalArgumentException("thresholds must satisfy 0 < lo <= up <= hi and lo <= dn <= hi, were lo="
                    + lo + ", up=" + up + ", hi=" + hi + ", dn=" + dn);
        }
    }
}
