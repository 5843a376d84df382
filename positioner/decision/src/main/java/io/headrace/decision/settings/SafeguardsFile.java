package io.headrace.decision.settings;

import io.headrace.decision.settings.safeguard.DiscretionParameters;
import io.headrace.decision.settings.safeguard.ExitTest;
import io.headrace.decision.settings.safeguard.InfluenceParameters;
import io.headrace.decision.settings.safeguard.LadderParameters;
import io.headrace.decision.settings.safeguard.LimitParameters;
import io.headrace.decision.settings.safeguard.PriceParameters;
import io.headrace.decision.settings.safeguard.Safeguards;
import io.headrace.decision.settings.safeguard.VenueParameters;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads the section `safeguards`; what it leaves out is as by default.
final class SafeguardsFile {
    private SafeguardsFile() {}

    static Safeguards read(Section section) {
        Safeguards usual = Safeguards.DEFAULT;
        LadderParameters ladder =
                optional(section, "ladder", SafeguardsFile::ladder).orElse(usual.ladder());
        PriceParameters prices =
                optional(section, "prices", SafeguardsFile::prices).orElse(usual.prices());
        VenueParameters venues =
                optional(section, "venues", SafeguardsFile::venues).orElse(usual.venues());
        LimitParameters limits =
                optional(section, "limits", SafeguardsFile::limits).orElse(usual.limits());
        Optional<InfluenceParameters> influence = optional(section, "influence", SafeguardsFile::influence);
        Optional<DiscretionParameters> discretion = optional(section, "discretion", SafeguardsFile::discretion);
        return section.build(() -> new Safeguards(ladder, prices, venues, limits, influence, discretion));
    }

    private static LadderParameters ladder(Section section) {
        int lastGood = Math.toIntExact(section.whole("last_good_periods"));
        boolean seasonal = section.flag("seasonal");
        double probation = section.number("probation_leads");
        ExitTest exit = section.has("exit") ? section.section("exit", SafeguardsFile::exit) : ExitTest.STANDARD;
        return section.build(() -> new LadderParameters(lastGood, seasonal, probation, exit));
    }

    private static ExitTest exit(Section section) {
        int outcomes = Math.toIntExact(section.whole("outcomes"));
        double coverage = section.number("least_coverage");
        double worse = section.number("worse");
        return section.build(() -> new ExitTest(outcomes, coverage, worse));
    }

    private static PriceParameters prices(Section section) {
        int quorum = Math.toIntExact(section.whole("quorum"));
        long stale = SettingsFile.seconds(section, "stale_seconds");
        double disagreement = section.number("disagreement");
        double twap = section.number("twap_deviation");
        double par = section.number("par_deviation");
        List<String> required = section.has("required") ? section.texts("required") : List.of();
        return section.build(() -> new PriceParameters(quorum, stale, disagreement, twap, par, required));
    }

    private static VenueParameters venues(Section section) {
        int quorum = Math.toIntExact(section.whole("quorum"));
        long stale = SettingsFile.seconds(section, "stale_seconds");
        long quarantine = SettingsFile.seconds(section, "quarantine_seconds");
        double cap = most(section, "loss_cap_usd");
        return section.build(() -> new VenueParameters(quorum, stale, quarantine, cap));
    }

    private static LimitParameters limits(Section section) {
        double move = most(section, "move_usd");
        double route = most(section, "route_usd");
        double venue = most(section, "venue_usd");
        double hour = most(section, "hour_usd");
        double day = most(section, "day_usd");
        int reversals = section.has("reversals_per_day")
                ? Math.toIntExact(section.whole("reversals_per_day"))
                : Integer.MAX_VALUE;
        return section.build(() -> new LimitParameters(move, route, venue, hour, day, reversals));
    }

    private static InfluenceParameters influence(Section section) {
        double raise = section.number("raise");
        double lower = section.number("lower");
        return section.build(() -> new InfluenceParameters(raise, lower));
    }

    private static DiscretionParameters discretion(Section section) {
        long jitter = SettingsFile.seconds(section, "jitter_seconds");
        long expiry = SettingsFile.seconds(section, "expiry_seconds");
        double tolerance = section.number("balance_tolerance");
        double slippage = section.number("slippage");
        long seed = section.whole("seed");
        return section.build(() -> new DiscretionParameters(jitter, expiry, tolerance, slippage, seed));
    }

    private static double most(Section section, String key) {
        return section.has(key) ? section.number(key) : Double.POSITIVE_INFINITY;
    }

    private static <T> Optional<T> optional(Section section, String key, Function<Section, T> read) {
        return section.has(key) ? Optional.of(section.section(key, read)) : Optional.empty();
    }
}
