package io.headrace.training.proof.strategy;

import io.headrace.decision.simulation.Axis;
import io.headrace.decision.simulation.OrderUpToTuning;
import io.headrace.decision.simulation.ThresholdTuning;
import io.headrace.decision.strategy.OrderUpToPolicy;
import io.headrace.decision.strategy.StaticPolicy;
import io.headrace.decision.strategy.ThresholdPolicy;
import io.headrace.decision.strategy.band.BandRule;
import io.headrace.decision.strategy.band.Bands;
import io.headrace.decision.strategy.band.DynamicBands;
import io.headrace.decision.strategy.band.ThresholdBands;
import io.headrace.decision.strategy.band.ToleranceBands;
import io.headrace.decision.strategy.peer.AcrossBands;
import io.headrace.decision.strategy.peer.DailySweep;
import io.headrace.decision.strategy.peer.DeviationBands;
import io.headrace.decision.strategy.peer.MinAmountBands;
import io.headrace.decision.strategy.peer.WeightedBands;
import io.headrace.training.proof.episode.DeskForecasts;
import io.headrace.training.proof.episode.ForecastKind;
import io.headrace.training.proof.strategy.Contender.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Who takes part. Every grid has at most 108 points and every search the same budget.
public final class Lineup {
    /// Neither plan nor netting.
    public static final String THRESHOLD_BLIND = "threshold, plan-blind";
    /// With the plan, without netting.
    public static final String THRESHOLD_PLAN = "threshold, plan-aware";
    /// The rule behind every predictive policy.
    public static final String THRESHOLD = "threshold, plan-aware, netting";
    static final String DYNAMIC = "threshold, dynamic margins";
    /// Before a forecast kind's label: order-up-to on that kind.
    public static final String ORDER_UP_TO = "order-up-to, ";

    /// At the far end of the last axis surplus stays where it is, as it does in the widest of order-up-to.
    private static final List<Axis> THRESHOLD_AXES = List.of(
            new Axis("lo", 1.0, 1.015, 1.03, 1.05),
            new Axis("up - lo", .005, .02, .06),
            new Axis("dn - up", 0, .04, .1),
            new Axis("hi - dn", .02, .1, 1));

    private static final List<Axis> ORDER_UP_TO_AXES = List.of(
            new Axis("trigger level", .2, .6, .95),
            new Axis("up", .1, .6, 1.5, 3),
            new Axis("down - up", 0, 1, 2.5),
            new Axis("high - down", .25, 1.5, 10));

    private Lineup() {}

    /// Everybody a world has forecasts for.
    public static List<Contender> of(DeskForecasts forecasts) {
        List<Contender> all = new ArrayList<>(rules());
        all.add(dynamic());
        for (ForecastKind kind : ForecastKind.values()) {
            if (kind != ForecastKind.NONE && forecasts.has(kind)) {
                all.add(orderUpTo(kind));
            }
        }
        return all;
    }

    private static List<Contender> rules() {
        return List.of(
                new Contender(
                        "static",
                        Role.STATIC,
                        ForecastKind.NONE,
                        List.of(),
                        (point, rule, settings) -> new StaticPolicy()),
                new Contender(
                        "static weights, daily",
                        Role.STATIC,
                        ForecastKind.NONE,
                        List.of(new Axis("treasury weight", 0, .02, .05, .1, .2, .4)),
                        (point, rule, settings) -> new DailySweep(point[0])),
                threshold(THRESHOLD_BLIND, Role.HANDICAPPED, false, false),
                threshold(THRESHOLD_PLAN, Role.HANDICAPPED, true, false),
                threshold(THRESHOLD, Role.RULE, true, true),
                bands(
                        "tolerance and need",
                        0,
                        point -> new ToleranceBands(point[0], point[1], Math.min(point[0], point[2])),
                        new Axis("target", 1.01, 1.03, 1.06, 1.1, 1.2),
                        new Axis("tolerance", .005, .02, .05, .1, .2),
                        new Axis("need", .95, 1, 1.02)),
                bands(
                        "Across",
                        0,
                        point -> new AcrossBands(point[0], point[0] + point[1], point[2]),
                        new Axis("threshold", 1, 1.015, 1.03, 1.05),
                        new Axis("target - threshold", .005, .02, .06, .12),
                        new Axis("overage buffer", 1.02, 1.05, 1.1, 1.2, 1.5)),
                bands(
                        "Hyperlane weighted",
                        0,
                        point -> new WeightedBands(point[0], point[1]),
                        new Axis("treasury weight", 0, .02, .05, .1, .2, .4),
                        new Axis("tolerance", .005, .01, .02, .03, .05, .1, .2)),
                bands(
                        "Hyperlane minAmount",
                        0,
                        point -> new MinAmountBands(point[0], point[0] + point[1]),
                        new Axis("min", 1, 1.015, 1.03, 1.05, 1.1),
                        new Axis("target - min", .005, .02, .06, .12, .25)),
                bands(
                        "OIF band",
                        DeviationBands.COOL_DOWN_NANOS,
                        point -> new DeviationBands(point[0], point[1]),
                        new Axis("target", 1.01, 1.03, 1.06, 1.1, 1.2),
                        new Axis("band", .005, .01, .02, .05, .1, .2)));
    }

    private static Contender threshold(String name, Role role, boolean planAware, boolean netting) {
        return new Contender(
                name,
                role,
                ForecastKind.NONE,
                THRESHOLD_AXES,
                (point, rule, settings) -> new ThresholdPolicy(ThresholdTuning.parameters(point), planAware, netting));
    }

    private static Contender bands(String name, long coolDownNanos, Function<double[], Bands> bands, Axis... axes) {
        return new Contender(
                name,
                Role.RULE,
                ForecastKind.NONE,
                List.of(axes),
                (point, rule, settings) -> new BandRule(bands.apply(point), true, true, coolDownNanos));
    }

    /// The tuned threshold rule with margins that breathe with the forecast's spread, by half to twice.
    private static Contender dynamic() {
        return new Contender(
                DYNAMIC,
                Role.PREDICTIVE,
                ForecastKind.VOLATILITY,
                List.of(new Axis("usual spread", .02, .05, .1, .2), new Axis("exponent", 0, .5, 1)),
                (point, rule, settings) ->
                        new BandRule(new DynamicBands(new ThresholdBands(rule), point[0], point[1], .5, 2)));
    }

    private static Contender orderUpTo(ForecastKind kind) {
        boolean oracle = kind == ForecastKind.TRUE_LAW || kind == ForecastKind.REALIZED;
        return new Contender(
                ORDER_UP_TO + kind.label(),
                oracle ? Role.ORACLE : Role.PREDICTIVE,
                kind,
                ORDER_UP_TO_AXES,
                (point, rule, settings) ->
                        new OrderUpToPolicy(OrderUpToTuning.parameters(point), new ThresholdPolicy(rule), settings));
    }
}
