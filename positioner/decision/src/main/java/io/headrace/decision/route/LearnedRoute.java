package io.headrace.decision.route;

import io.headrace.decision.network.Route;
import io.headrace.decision.simulation.law.LeadTimeLaw;
import java.util.List;

/// One way between two nodes as it is known now.
///
/// @param name as transfers name it
/// @param keptShare USD that do not arrive per USD sent
/// @param gasUsd of all own transactions on the way
/// @param mostUsd it takes at once; infinite without a limit
/// @param runs from which it was learned
public record LearnedRoute(String name, LeadLaw lead, double keptShare, double gasUsd, double mostUsd, int runs) {
    /// What is known of a route before it ever ran.
    ///
    /// @param weight so many runs it counts for, positive
    public record Prior(
            String name, LeadTimeLaw lead, double weight, double keptShare, double gasUsd, double mostUsd) {}

    public LearnedRoute {
        if (name.isBlank() || !(keptShare >= 0) || !(gasUsd >= 0) || !(mostUsd > 0) || runs < 0) {
            throw new IllegalArgumentException("a route has a name and no negative cost, was '" + name + "', "
                    + keptShare + ", " + gasUsd + ", most " + mostUsd);
        }
    }

    /// Costs are means with the prior counted as so many runs; what did not arrive tells nothing of what
    /// is kept.
    public static LearnedRoute of(Prior prior, List<Run> runs) {
        List<Run> arrived = runs.stream().filter(Run::arrived).toList();
        double kept =
                arrived.stream().mapToDouble(run -> run.keptUsd() / run.usd()).sum();
        double gas = arrived.stream().mapToDouble(Run::gasUsd).sum();
        double weight = prior.weight() + arrived.size();
        return new LearnedRoute(
                prior.name(),
                LeadLaw.learned(prior.lead(), prior.weight(), runs),
                (prior.weight() * prior.keptShare() + kept) / weight,
                (prior.weight() * prior.gasUsd() + gas) / weight,
                prior.mostUsd(),
                runs.size());
    }

    /// The route as decisions plan with it: its lead is what this share of transfers does not exceed.
    ///
    /// @param level above 0 and at most 1, such as 0.9
    public Route planned(String from, String to, double level) {
        long nanos = Math.round(lead.quantile(level).seconds() * 1e9);
        return new Route(from, to, Math.max(1, nanos), keptShare, gasUsd);
    }

    /// Share of transfers that arrive later than [#planned] says, below 1.
    public double lateShare(double level) {
        return Math.clamp(1 - lead.within(lead.quantile(level).seconds()), 0, Math.nextDown(1.0));
    }
}
