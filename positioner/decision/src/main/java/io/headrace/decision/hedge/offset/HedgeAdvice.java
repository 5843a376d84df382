package io.headrace.decision.hedge.offset;

import io.headrace.decision.hedge.Hedge;
import io.headrace.decision.hedge.HedgePlan;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.Transit;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.policy.Move;
import io.headrace.decision.settings.DeskSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The fast path of offsets, for policies that solve no program: what will be short once the moves are made, for how
/// long, at the price of a shortage, against what the cheapest offsets cost.
///
/// A venue is short by its known demand less what is there at the next check, until money can arrive (the lead of
/// its route); and by its median need less its position after the moves, for the window's review. Offsets are taken
/// cheapest first while they save more than they cost, and while the venue that takes them has margin to spare
/// above its own median need.
public final class HedgeAdvice {
    private static final double MEDIAN = .5;
    private static final double YEAR_NANOS = 365 * 86_400e9;
    private static final double LEAST_USD = 1;

    private final DeskSettings settings;
    private final NetworkState state;
    private final DemandOutlook outlook;
    private final List<Shortage> shortages = new ArrayList<>();
    private final double[] spare;

    /// A venue's shortage.
    ///
    /// @param usd how much
    /// @param nanos for how long
    private record Shortage(int venue, double usd, long nanos) {}

    private HedgeAdvice(DeskSettings settings, NetworkState state, DemandOutlook outlook, List<Move> moves) {
        this.settings = settings;
        this.state = state;
        this.outlook = outlook;
        spare = new double[outlook.venues().size()];
        for (int v = 0; v < spare.length; v++) {
            measure(v, moves);
        }
        shortages.sort(Comparator.comparingDouble(Shortage::usd).reversed());
    }

    /// @param moves what the decision orders
    public static HedgePlan of(DeskSettings settings, NetworkState state, DemandOutlook outlook, List<Move> moves) {
        return new HedgeAdvice(settings, state, outlook, moves).plan();
    }

    private void measure(int v, List<Move> moves) {
        VenueOutlook venue = outlook.venues().get(v);
        NodeState node = state.nodes().get(v + 1);
        double next = node.onHand().tokens() - sent(moves, node.node(), true) + landing(node.node());
        double position = node.onHand().tokens()
                - sent(moves, node.node(), true)
                + state.inbound(node.node()).tokens()
                + sent(moves, node.node(), false);
        double median = venue.forecast().map(forecast -> forecast.at(MEDIAN)).orElse(venue.knownDemandUsd());
        double known = venue.knownDemandUsd();
        long lead = settings.route(DeskSettings.TREASURY, node.node()).leadNanos();
        spare[v] = Math.min(next, position) - Math.max(median, known);
        Shortage now = new Shortage(v, known - next, Math.max(lead, settings.periodNanos()));
        Shortage later = new Shortage(v, median - position, settings.window().reviewNanos());
        Shortage worse = worthUsd(now, now.usd) >= worthUsd(later, later.usd) ? now : later;
        if (worse.usd >= LEAST_USD) {
            shortages.add(worse);
        }
    }

    private HedgePlan plan() {
        if (shortages.isEmpty()) {
            return HedgePlan.none("no venue runs short before money can arrive");
        }
        List<Hedge> hedges = new ArrayList<>();
        String why = "";
        for (Shortage shortage : shortages) {
            int before = hedges.size();
            String kept = cover(shortage, hedges);
            why = why.isEmpty() && hedges.size() == before ? kept : why;
        }
        hedges.sort(Comparator.comparingDouble(Hedge::savesUsd).reversed());
        return hedges.isEmpty()
                ? HedgePlan.none(why)
                : new HedgePlan(hedges, "an offset costs less than the shortage until money arrives");
    }

    /// Takes offsets for a shortage.
    ///
    /// @return what keeps it from taking more
    private String cover(Shortage shortage, List<Hedge> hedges) {
        String name = state.nodes().get(shortage.venue + 1).node();
        double left = shortage.usd;
        String kept = name + " runs short and holds nothing that could be offset elsewhere";
        List<Offset> offsets = Offsets.of(settings.predictive().hedging(), outlook, shortage.nanos / YEAR_NANOS);
        for (Offset offset : offsets) {
            if (offset.from() == shortage.venue && left >= LEAST_USD) {
                Taken taken = take(offset, shortage, left);
                left -= taken.freed;
                kept = taken.exposure >= LEAST_USD ? kept : refusal(name, offset, shortage);
                if (taken.exposure >= LEAST_USD) {
                    hedges.add(offset.hedge(
                            name, taken.exposure, taken.freed, taken.asked, taken.cost, taken.worth - taken.cost));
                }
            }
        }
        return kept;
    }

    private record Taken(double exposure, double freed, double asked, double cost, double worth) {}

    private Taken take(Offset offset, Shortage shortage, double left) {
        double hurdle = 1 + settings.predictive().hedging().hurdle();
        Taken all = new Taken(0, 0, 0, 0, 0);
        for (Offset.Step step : offset.steps()) {
            double open = left - all.freed;
            double width = step.freed() > 0 ? Math.min(step.widthUsd(), open / step.freed()) : 0;
            width = step.asked() > 0 ? Math.min(width, Math.max(0, spare[offset.to()]) / step.asked()) : width;
            double worth = worthUsd(shortage, open) - worthUsd(shortage, open - width * step.freed());
            if (width < LEAST_USD || worth <= hurdle * width * step.cost()) {
                return all;
            }
            spare[offset.to()] -= width * step.asked();
            all = new Taken(
                    all.exposure + width,
                    all.freed + width * step.freed(),
                    all.asked + width * step.asked(),
                    all.cost + width * step.cost(),
                    all.worth + worth);
        }
        return all;
    }

    private String refusal(String name, Offset offset, Shortage shortage) {
        String at = state.nodes().get(offset.to() + 1).node();
        Offset.Step first = offset.steps().getFirst();
        if (first.asked() > 0 && spare[offset.to()] < LEAST_USD) {
            return name + " runs short and " + at + ", which could take what it holds, has no margin to spare";
        }
        double worth = worthUsd(shortage, shortage.usd) / shortage.usd;
        return String.format(
                Locale.ROOT,
                "%s runs short, and an offset at %s costs %.2f bps of what it frees where the shortage costs %.2f",
                name,
                at,
                1e4 * offset.costPerFreed(),
                1e4 * worth);
    }

    /// What being short by so much costs for as long as it lasts, USD.
    private double worthUsd(Shortage shortage, double usd) {
        double demand = outlook.venues().get(shortage.venue).knownDemandUsd();
        return settings.costs().shortfall(Math.max(0, usd), demand, shortage.nanos);
    }

    private double landing(String node) {
        long next = state.asOfNanos() + settings.periodNanos();
        double sum = 0;
        for (Transit transit : state.inFlight()) {
            boolean lands = transit.to().equals(node) && transit.arrivesNanos() <= next;
            sum += lands ? transit.amount().tokens() : 0;
        }
        return sum;
    }

    private static double sent(List<Move> moves, String node, boolean from) {
        return moves.stream()
                .filter(move -> (from ? move.from() : move.to()).equals(node))
                .mapToDouble(move -> move.amount().tokens())
                .sum();
    }
}
