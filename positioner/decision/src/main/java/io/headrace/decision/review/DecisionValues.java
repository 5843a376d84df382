package io.headrace.decision.review;

import io.headrace.decision.network.Transit;
import io.headrace.decision.network.WorldState;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.policy.Move;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.simulation.Accounting;
import io.headrace.decision.simulation.World;
import io.headrace.market.event.MarginSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// Values decisions one by one, see [DecisionValue].
final class DecisionValues {
    private static final int MOST = 10;
    private static final double LEAST_USD = .005;
    private static final double HIGH = .95;

    private final DeskSettings settings;
    private final World world;
    private final Accounting accounting;
    private final int window;

    DecisionValues(DeskSettings settings) {
        this.settings = settings;
        this.world = new World(settings);
        this.accounting = new Accounting(settings);
        this.window = Math.toIntExact(Math.ceilDiv(settings.window().endNanos(), settings.periodNanos()));
    }

    /// Every decision other than the rule's whose window has passed, the dearest first.
    List<DecisionValue> of(List<List<ReviewedPeriod>> runs) {
        List<DecisionValue> values = new ArrayList<>();
        for (List<ReviewedPeriod> run : runs) {
            for (int t = 0; t + window < run.size(); t++) {
                if (!run.get(t).decision().moves().equals(run.get(t).decision().rulePlan())) {
                    values.add(value(run.subList(t, t + window + 1)));
                }
            }
        }
        values.sort(Comparator.comparingDouble(DecisionValue::savedUsd).thenComparing(DecisionValue::sequence));
        return values;
    }

    /// The decisions that cost most against the rule, the worst first.
    static List<DecisionValue> worst(List<DecisionValue> values) {
        return values.stream()
                .filter(value -> value.savedUsd() < -LEAST_USD)
                .limit(MOST)
                .toList();
    }

    /// The decisions that saved most, the best first.
    static List<DecisionValue> best(List<DecisionValue> values) {
        return values.reversed().stream()
                .filter(value -> value.savedUsd() > LEAST_USD)
                .limit(MOST)
                .toList();
    }

    /// @param totalUsd over the window
    /// @param shortfallUsd by venue
    /// @param deepestUsd the most each venue was short
    private record Branch(double totalUsd, double[] shortfallUsd, double[] deepestUsd) {}

    private DecisionValue value(List<ReviewedPeriod> periods) {
        ReviewedPeriod first = periods.getFirst();
        Branch own = branch(periods, first.decision().moves());
        Branch rule = branch(periods, first.decision().rulePlan());
        return told(periods, own, rule, telling(first, own, rule));
    }

    private Branch branch(List<ReviewedPeriod> periods, List<Move> moves) {
        ReviewedPeriod first = periods.getFirst();
        int venues = settings.venues().size();
        double[] shortfall = new double[venues];
        double[] deepest = new double[venues];
        List<Transit> departed = world.departures(first.books(), moves, first.nowNanos(), "");
        WorldState books = world.depart(first.books(), departed);
        double total = accounting.unchecked(books, departed).totalUsd();
        for (ReviewedPeriod later : periods.subList(1, periods.size())) {
            books = world.flow(world.arrive(books, later.nowNanos()), later.snapshots());
            total +=
                    accounting.cost(later.demandsUsd(), books, books, List.of()).totalUsd();
            for (int v = 0; v < venues; v++) {
                double demand = later.snapshots().get(v).demandUsd();
                double missing = Math.max(0, demand - books.onHand().get(v + 1).tokens());
                shortfall[v] += settings.costs().shortfall(missing, demand, settings.periodNanos());
                deepest[v] = Math.max(deepest[v], missing);
            }
        }
        return new Branch(total, shortfall, deepest);
    }

    /// The venue where the two ways differ most in shortfall, else in what was moved.
    private int telling(ReviewedPeriod first, Branch own, Branch rule) {
        int telling = 0;
        double most = -1;
        for (int v = 0; v < settings.venues().size(); v++) {
            String venue = settings.venues().get(v);
            double moved = Math.abs(
                    net(first.decision().moves(), venue) - net(first.decision().rulePlan(), venue));
            double weight = Math.abs(own.shortfallUsd[v] - rule.shortfallUsd[v]) + 1e-9 * moved;
            if (weight > most) {
                most = weight;
                telling = v;
            }
        }
        return telling;
    }

    private DecisionValue told(List<ReviewedPeriod> periods, Branch own, Branch rule, int v) {
        ReviewedPeriod first = periods.getFirst();
        VenueOutlook outlook = first.outlook().venues().get(v);
        OptionalDouble median = quantile(outlook, .5);
        OptionalDouble high = quantile(outlook, HIGH);
        double need = need(periods, v);
        double moved = net(first.decision().moves(), outlook.venue());
        double ruleMoved = net(first.decision().rulePlan(), outlook.venue());
        double position = first.state().nodes().get(v + 1).onHand().tokens()
                + first.state().inbound(outlook.venue()).tokens();
        double saved = rule.totalUsd - own.totalUsd;
        String sentence = String.format(
                Locale.ROOT,
                "%s %s, and needed %,.0f with %,.0f there or on its way. The desk %s, the rule would have %s. %s: %,.2f USD %s than the rule over the window.",
                outlook.venue(),
                median.isPresent()
                        ? String.format(
                                Locale.ROOT,
                                "was to need %,.0f USD (95 %%: %,.0f)",
                                median.getAsDouble(),
                                high.orElse(median.getAsDouble()))
                        : "had no forecast",
                need,
                position,
                sent(moved, "took"),
                sent(ruleMoved, "taken"),
                shorts(own.deepestUsd[v], rule.deepestUsd[v]),
                Math.abs(saved),
                saved >= 0 ? "cheaper" : "dearer");
        return new DecisionValue(
                first.decision().sequence(),
                first.nowNanos(),
                first.decision().decider().name(),
                saved,
                own.totalUsd,
                rule.totalUsd,
                outlook.venue(),
                outlook.demandUsd(),
                median,
                high,
                need,
                position,
                moved,
                ruleMoved,
                own.deepestUsd[v],
                rule.deepestUsd[v],
                first.decision().reasons().get(v).sentence(),
                sentence);
    }

    private static String sent(double usd, String took) {
        if (Math.abs(usd) < 1) {
            return usd == 0 ? "left it" : "hardly moved it";
        }
        return String.format(Locale.ROOT, "%s %,.0f", usd > 0 ? "sent" : took, Math.abs(usd));
    }

    private static String shorts(double own, double rule) {
        if (own < 1 && rule < 1) {
            return "Neither was short";
        }
        return String.format(Locale.ROOT, "Short by up to %,.0f, with the rule by %,.0f", own, rule);
    }

    /// The need over the window, as [io.headrace.models.forecast.RealizedNeed] defines it.
    private double need(List<ReviewedPeriod> periods, int v) {
        var fold = new io.headrace.models.forecast.RealizedNeed(settings.window(), settings.periodNanos());
        double need = 0;
        for (ReviewedPeriod period : periods) {
            MarginSnapshot snapshot = period.snapshots().get(v);
            need = fold.observe(snapshot).map(found -> found.needUsd()).orElse(need);
        }
        return need;
    }

    private static OptionalDouble quantile(VenueOutlook outlook, double level) {
        return outlook.forecast().stream()
                .mapToDouble(forecast -> forecast.at(level))
                .findFirst();
    }

    private static double net(List<Move> moves, String venue) {
        double net = 0;
        for (Move move : moves) {
            net += move.to().equals(venue) ? move.amount().tokens() : 0;
            net -= move.from().equals(venue) ? move.amount().tokens() : 0;
        }
        return net;
    }
}
