package io.headrace.decision.settings;

import static io.headrace.decision.settings.SettingsText.number;
import static io.headrace.decision.settings.SettingsText.quoted;

import io.headrace.decision.settings.ProgramParameters.MarginPool;
import io.headrace.decision.settings.ProgramParameters.RouteTerms;
import io.headrace.decision.settings.ProgramParameters.VenueTerms;
import java.util.ArrayList;
import java.util.List;

/// Writes what [PredictiveFile] reads; limits that do not bind are left out.
final class PredictiveText {
    private PredictiveText() {}

    static List<String> lines(Predictive predictive) {
        List<String> lines = new ArrayList<>();
        lines.add("# order-up-to, or program: the scenario program with order-up-to behind it (docs/program.md).");
        lines.add("policy: " + predictive.policy().label());
        if (!predictive.program().equals(ProgramParameters.DEFAULT)) {
            program(lines, predictive.program());
        }
        lines.addAll(HedgingText.lines(predictive.hedging()));
        lines.addAll(RiskText.lines(predictive));
        return lines;
    }

    private static void program(List<String> lines, ProgramParameters program) {
        lines.add("program:");
        lines.add("  scenarios: " + program.scenarios().count());
        lines.add("  horizon_periods: " + program.scenarios().periods());
        lines.add("  seed: " + program.scenarios().seed());
        lines.add("  common_periods: " + program.commonPeriods());
        lines.add("  iterations: " + program.iterations());
        lines.add("  hurdle: " + number(program.hurdle()));
        lines.add("  end_periods: " + number(program.endPeriods()));
        lines.add("  tail: {weight: " + number(program.tail().weight()) + ", level: "
                + number(program.tail().level()) + "}");
        lines.add("  loan: {most_usd: " + number(program.loan().mostUsd()) + ", rate_year: "
                + number(program.loan().rateYear()) + "}");
        if (!program.routes().isEmpty()) {
            lines.add("  routes:");
            program.routes().forEach(route -> lines.add("    - " + route(route)));
        }
        if (!program.venues().isEmpty()) {
            lines.add("  venues:");
            program.venues().forEach(venue -> lines.add("    - " + venue(venue)));
        }
        if (!program.pools().isEmpty()) {
            lines.add("  margin_pools:");
            program.pools().forEach(pool -> pool(lines, pool));
        }
    }

    private static void pool(List<String> lines, MarginPool pool) {
        lines.add("    - counted:");
        pool.countedByVenue().forEach((venue, share) -> lines.add("        " + quoted(venue) + ": " + number(share)));
    }

    private static String route(RouteTerms route) {
        return "{from: " + quoted(route.from()) + ", to: " + quoted(route.to())
                + limit("capacity_usd", route.capacityUsd()) + ", risk_per_hour: " + number(route.riskPerHour())
                + ", late_share: " + number(route.lateShare()) + "}";
    }

    private static String venue(VenueTerms venue) {
        return "{venue: " + quoted(venue.venue()) + limit("most_usd", venue.mostUsd())
                + limit("most_in_usd", venue.mostInUsd()) + "}";
    }

    private static String limit(String key, double usd) {
        return Double.isInfinite(usd) ? "" : ", " + key + ": " + number(usd);
    }
}
