package io.headrace.decision.settings;

import io.headrace.decision.network.Route;
import io.headrace.decision.settings.safeguard.Safeguards;
import io.headrace.market.portfolio.Portfolio;
import io.headrace.models.forecast.ForecastWindow;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the settings file's sections into [DeskSettings].
final class SettingsFile {
    private static final long SECOND = 1_000_000_000L;

    private SettingsFile() {}

    static DeskSettings settings(SettingsValue.Mapping file) {
        Section top = new Section("the settings", file);
        long period = seconds(top, "period_seconds");
        Portfolio portfolio = top.section("portfolio", PortfolioFile::read);
        Capital capital = top.section("capital", SettingsFile::capital);
        List<Route> routes = top.sections("routes", SettingsFile::route);
        Costs costs = top.section("costs", SettingsFile::costs);
        ForecastWindow window = top.section("window", SettingsFile::window);
        ThresholdParameters threshold = top.section("threshold", SettingsFile::threshold);
        OrderUpToParameters orderUpTo = top.section("order_up_to", SettingsFile::orderUpTo);
        int age = Math.toIntExact(top.whole("max_model_age_days"));
        Optional<GuardParameters> guard =
                top.has("guard") ? Optional.of(top.section("guard", SettingsFile::guard)) : Optional.empty();
        Predictive predictive = PredictiveFile.read(top);
        Safeguards safeguards =
                top.has("safeguards") ? top.section("safeguards", SafeguardsFile::read) : Safeguards.DEFAULT;
        return top.build(() -> new DeskSettings(
                period,
                portfolio,
                capital,
                routes,
                costs,
                window,
                threshold,
                orderUpTo,
                age,
                guard,
                predictive,
                safeguards));
    }

    private static Capital capital(Section section) {
        if (section.has("balances_usd")) {
            Map<String, Double> balances = section.numbers("balances_usd");
            return section.build(() -> new Capital.Balances(balances));
        }
        double factor = section.number("multiple_of_mean_demand");
        return section.build(() -> new Capital.Multiple(factor));
    }

    private static Route route(Section section) {
        String from = section.text("from");
        String to = section.text("to");
        long lead = seconds(section, "lead_seconds");
        double cost = section.number("proportional_cost");
        double gas = section.number("gas_usd");
        return section.build(() -> new Route(from, to, lead, cost, gas));
    }

    private static Costs costs(Section section) {
        double carry = section.number("carry_rate_year");
        double yield = section.number("yield_rate_year");
        double near = section.number("shortfall_near_per_hour");
        double deep = section.number("shortfall_deep_per_hour");
        double share = section.number("near_share_of_demand");
        return section.build(() -> new Costs(carry, yield, near, deep, share));
    }

    private static ForecastWindow window(Section section) {
        long lead = seconds(section, "lead_seconds");
        long review = seconds(section, "review_seconds");
        return section.build(() -> new ForecastWindow(lead, review));
    }

    private static ThresholdParameters threshold(Section section) {
        double lo = section.number("lo");
        double up = section.number("up");
        double hi = section.number("hi");
        double dn = section.number("dn");
        return section.build(() -> new ThresholdParameters(lo, up, hi, dn));
    }

    private static OrderUpToParameters orderUpTo(Section section) {
        double trigger = section.number("trigger_level");
        double level = section.number("level");
        double up = section.number("up_spreads");
        double high = section.number("high_spreads");
        double down = section.number("down_spreads");
        return section.build(() -> new OrderUpToParameters(trigger, level, up, high, down));
    }

    private static GuardParameters guard(Section section) {
        double lambda = section.number("lambda");
        double budget = section.number("budget_usd");
        return section.build(() -> new GuardParameters(lambda, budget));
    }

    static long seconds(Section section, String key) {
        return Math.multiplyExact(section.whole(key), SECOND);
    }
}
