package io.headrace.decision.settings.safeguard;

/// How the fallback ladder is climbed.
///
/// @param lastGoodPeriods a forecast this many periods old still stands in for one of now; 0 for never
/// @param seasonal whether what was needed at this time of other days stands in after that
/// @param probationLeads a better rung must be to be had for this many times the longest lead before it
///     decides again
/// @param exit when forecasts of now lose the right to lower buffers
public record LadderParameters(int lastGoodPeriods, boolean seasonal, double probationLeads, ExitTest exit) {
    /// Two periods on the last good forecast, then the rule; a probation of twice the longest lead.
    public static final LadderParameters DEFAULT = new LadderParameters(2, false, 2);

    /// A ladder with the standard test.
    public LadderParameters(int lastGoodPeriods, boolean seasonal, double probationLeads) {
        this(lastGoodPeriods, seasonal, probationLeads, ExitTest.STANDARD);
    }

    public LadderParameters {
        if (lastGoodPeriods < 0 || !(probationLeads >= 0) || Double.isInfinite(probationLeads)) {
            throw new IllegalArgumentException("last good periods and probation must be at least 0 and finite, were "
                    + lastGoodPeriods + ", " + probationLeads);
        }
    }
}
