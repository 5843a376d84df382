package io.headrace.decision.settings;

import io.headrace.decision.settings.safeguard.DiscretionParameters;
import io.headrace.decision.settings.safeguard.ExitTest;
import io.headrace.decision.settings.safeguard.InfluenceParameters;
import io.headrace.decision.settings.safeguard.LadderParameters;
import io.headrace.decision.settings.safeguard.LimitParameters;
import io.headrace.decision.settings.safeguard.PriceParameters;
import io.headrace.decision.settings.safeguard.Safeguards;
import io.headrace.decision.settings.safeguard.VenueParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/// Writes the section `safeguards`, defaults included, with a word on what may be added.
final class SafeguardsText {
    private static final long SECOND = 1_000_000_000L;

    private SafeguardsText() {}

    /// The section; a remark as long as it says nothing but defaults.
    static List<String> lines(Safeguards safeguards) {
        List<String> lines = new ArrayList<>();
        lines.add("safeguards:");
        lines.add("  ladder: " + ladder(safeguards.ladder()));
        lines.add("  prices: " + prices(safeguards.prices()));
        lines.add("  venues: " + venues(safeguards.venues()));
        lines.add("  limits: " + limits(safeguards.limits()));
        safeguards.influence().ifPresent(influence -> lines.add("  influence: " + influence(influence)));
        safeguards.discretion().ifPresent(discretion -> lines.add("  discretion: " + discretion(discretion)));
        if (safeguards.equals(Safeguards.DEFAULT)) {
            lines.replaceAll(line -> "# " + line);
        }
        lines.addFirst("# limits: {move_usd, route_usd, venue_usd, hour_usd, day_usd, reversals_per_day}.");
        lines.addFirst(
                "# What may hold back, replace or shape a decision, see docs/ladder.md. Limits that may be set:");
        return lines;
    }

    private static String ladder(LadderParameters ladder) {
        StringJoiner text = braces().add("last_good_periods: " + ladder.lastGoodPeriods())
                .add("seasonal: " + ladder.seasonal())
                .add("probation_leads: " + SettingsText.number(ladder.probationLeads()));
        if (!ladder.exit().equals(ExitTest.STANDARD)) {
            text.add("exit: "
                    + braces().add("outcomes: " + ladder.exit().outcomes())
                            .add("least_coverage: "
                                    + SettingsText.number(ladder.exit().leastCoverage()))
                            .add("worse: " + SettingsText.number(ladder.exit().worse())));
        }
        return text.toString();
    }

    private static String prices(PriceParameters prices) {
        StringJoiner text = braces().add("quorum: " + prices.quorum())
                .add("stale_seconds: " + prices.staleNanos() / SECOND)
                .add("disagreement: " + SettingsText.number(prices.disagreement()))
                .add("twap_deviation: " + SettingsText.number(prices.twapDeviation()))
                .add("par_deviation: " + SettingsText.number(prices.parDeviation()));
        if (!prices.required().isEmpty()) {
            StringJoiner required = new StringJoiner(", ", "[", "]");
            prices.required().forEach(subject -> required.add(SettingsText.quoted(subject)));
            text.add("required: " + required);
        }
        return text.toString();
    }

    private static String venues(VenueParameters venues) {
        StringJoiner text = braces().add("quorum: " + venues.quorum())
                .add("stale_seconds: " + venues.staleNanos() / SECOND)
                .add("quarantine_seconds: " + venues.quarantineNanos() / SECOND);
        most(text, "loss_cap_usd", venues.lossCapUsd());
        return text.toString();
    }

    private static String limits(LimitParameters limits) {
        StringJoiner text = braces();
        most(text, "move_usd", limits.moveUsd());
        most(text, "route_usd", limits.routeUsd());
        most(text, "venue_usd", limits.venueUsd());
        most(text, "hour_usd", limits.hourUsd());
        most(text, "day_usd", limits.dayUsd());
        if (limits.reversalsPerDay() < Integer.MAX_VALUE) {
            text.add("reversals_per_day: " + limits.reversalsPerDay());
        }
        return text.toString();
    }

    private static String influence(InfluenceParameters influence) {
        return braces().add("raise: " + SettingsText.number(influence.raise()))
                .add("lower: " + SettingsText.number(influence.lower()))
                .toString();
    }

    private static String discretion(DiscretionParameters discretion) {
        return braces().add("jitter_seconds: " + discretion.jitterNanos() / SECOND)
                .add("expiry_seconds: " + discretion.expiryNanos() / SECOND)
                .add("balance_tolerance: " + SettingsText.number(discretion.balanceTolerance()))
                .add("slippage: " + SettingsText.number(discretion.slippage()))
                .add("seed: " + discretion.seed())
                .toString();
    }

    private static void most(StringJoiner text, String key, double usd) {
        if (usd < Double.POSITIVE_INFINITY) {
            text.add(key + ": " + SettingsText.number(usd));
        }
    }

    private static StringJoiner braces() {
        return new StringJoiner(", ", "{", "}");
    }
}
