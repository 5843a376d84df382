package io.headrace.decision.outlook.tranche;

import java.util.Locale;

/// One tranche's need now.
///
/// @param name the settings' name; `cross` for coins no tranche names
/// @param marginUsd its initial margin
/// @param needUsd the collateral it needs: its margin at the utilization it may reach, and at least at the
///     desk's own
/// @param exposureUsd change of its need per unit of a log return that all its coins share, USD
public record TrancheNeed(String name, boolean isolated, double marginUsd, double needUsd, double exposureUsd) {
    /// Initial margin per USD of what it needs; 0 without a need.
    public double utilization() {
        return needUsd > 0 ? marginUsd / needUsd : 0;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s%s %.0f USD at %.0f %%",
                name,
                isolated ? " (isolated)" : "",
                needUsd,
                100 * utilization());
    }
}
