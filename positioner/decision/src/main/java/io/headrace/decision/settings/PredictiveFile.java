package io.headrace.decision.settings;

import io.headrace.decision.outlook.scenario.ScenarioSize;
import io.headrace.decision.settings.ProgramParameters.Loan;
import io.headrace.decision.settings.ProgramParameters.MarginPool;
import io.headrace.decision.settings.ProgramParameters.RouteTerms;
import io.headrace.decision.settings.ProgramParameters.Tail;
import io.headrace.decision.settings.ProgramParameters.VenueTerms;
import io.headrace.decision.settings.hedge.HedgeParameters;
import io.headrace.decision.settings.risk.RiskParameters;
import io.headrace.decision.settings.risk.TrancheTerms;
import io.headrace.decision.settings.risk.WithdrawalParameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `policy` and the sections `program`, `hedging`, `tranches`, `risk` and `withdrawability`; all may be missing.
final class PredictiveFile {
    private static final ProgramParameters DEFAULT = ProgramParameters.DEFAULT;

    private PredictiveFile() {}

    static Predictive read(Section top) {
        String label = top.has("policy") ? top.text("policy") : PolicyKind.ORDER_UP_TO.label();
        ProgramParameters program =
                top.has("program") ? top.section("program", PredictiveFile::program) : ProgramParameters.DEFAULT;
        HedgeParameters hedging = top.has("hedging") ? top.section("hedging", HedgingText::read) : HedgeParameters.NONE;
        List<TrancheTerms> tranches = top.has("tranches") ? top.sections("tranches", RiskText::tranche) : List.of();
        Optional<RiskParameters> risk =
                top.has("risk") ? Optional.of(top.section("risk", RiskText::risk)) : Optional.empty();
        Optional<WithdrawalParameters> withdrawal = top.has("withdrawability")
                ? Optional.of(top.section("withdrawability", RiskText::withdrawal))
                : Optional.empty();
        return top.checked(() -> new Predictive(PolicyKind.of(label), program, hedging, tranches, risk, withdrawal));
    }

    private static ProgramParameters program(Section section) {
        ScenarioSize usual = DEFAULT.scenarios();
        int count = Math.toIntExact(whole(section, "scenarios", usual.count()));
        int periods = Math.toIntExact(whole(section, "horizon_periods", usual.periods()));
        long seed = whole(section, "seed", usual.seed());
        int common = Math.toIntExact(whole(section, "common_periods", DEFAULT.commonPeriods()));
        long iterations = whole(section, "iterations", DEFAULT.iterations());
        double hurdle = number(section, "hurdle", DEFAULT.hurdle());
        double end = number(section, "end_periods", DEFAULT.endPeriods());
        Tail tail = section.has("tail") ? section.section("tail", PredictiveFile::tail) : Tail.NONE;
        Loan loan = section.has("loan") ? section.section("loan", PredictiveFile::loan) : Loan.NONE;
        List<RouteTerms> routes = section.has("routes") ? section.sections("routes", PredictiveFile::route) : List.of();
        List<VenueTerms> venues = section.has("venues") ? section.sections("venues", PredictiveFile::venue) : List.of();
        List<MarginPool> pools =
                section.has("margin_pools") ? section.sections("margin_pools", PredictiveFile::pool) : List.of();
        ScenarioSize size = section.checked(() -> new ScenarioSize(count, periods, seed));
        return section.build(
                () -> new ProgramParameters(size, common, iterations, hurdle, end, tail, loan, routes, venues, pools));
    }

    private static Tail tail(Section section) {
        double weight = section.number("weight");
        double level = section.number("level");
        return section.build(() -> new Tail(weight, level));
    }

    private static Loan loan(Section section) {
        double most = section.number("most_usd");
        double rate = section.number("rate_year");
        return section.build(() -> new Loan(most, rate));
    }

    private static RouteTerms route(Section section) {
        String from = section.text("from");
        String to = section.text("to");
        double capacity = number(section, "capacity_usd", Double.POSITIVE_INFINITY);
        double risk = number(section, "risk_per_hour", 0);
        double late = number(section, "late_share", 0);
        return section.build(() -> new RouteTerms(from, to, capacity, risk, late));
    }

    private static VenueTerms venue(Section section) {
        String venue = section.text("venue");
        double most = number(section, "most_usd", Double.POSITIVE_INFINITY);
        double mostIn = number(section, "most_in_usd", Double.POSITIVE_INFINITY);
        return section.build(() -> new VenueTerms(venue, most, mostIn));
    }

    private static MarginPool pool(Section section) {
        Map<String, Double> counted = section.numbers("counted");
        return section.build(() -> new MarginPool(counted));
    }

    private static long whole(Section section, String key, long usual) {
        return section.has(key) ? section.whole(key) : usual;
    }

    private static double number(Section section, String key, double usual) {
        return section.has(key) ? section.number(key) : usual;
    }
}
