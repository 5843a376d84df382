package io.headrace.decision.program.desk;

import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.outlook.scenario.ErrorHistory;
import io.headrace.decision.outlook.scenario.ScenarioSize;
import io.headrace.decision.program.ClairvoyantBound;
import io.headrace.decision.settings.Capital;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.OrderUpToParameters;
import io.headrace.decision.settings.Predictive;
import io.headrace.decision.settings.ProgramParameters;
import io.headrace.decision.settings.ThresholdParameters;
import io.headrace.decision.simulation.DeskPeriod;
import io.headrace.decision.simulation.OrderUpToTuning;
import io.headrace.decision.simulation.Simulation;
import io.headrace.decision.simulation.StartingBalances;
import io.headrace.decision.simulation.ThresholdTuning;
import io.headrace.decision.strategy.ThresholdPolicy;
import io.headrace.decision.strategy.OrderUpToPolicy;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.models.forecast.ForecastSupport;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.models.forecast.QuantileLevels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/// Program, order-up-to and rule on weeks whose law is known: flows in two regimes with a common factor and
/// jumps, forecasts the true quantiles of each venue. All are tuned on other weeks.
public final class KnownLawWeeks {
    private static final long HOUR = 3_600_000_000_000L;
    private static final int WARM = 120;
    private static final int WEEK = 168;
    private static final int VENUES = 4;
    private static final double[] SCALE = {.008, .025};
    private static final double[] LEAVE = {.02, .1};
    private static final double JUMP = .004;
    private static final ScenarioSize SIZE = new ScenarioSize(20, 8, 1);
    private static final List<String> NAMES = List.of("a", "b", "c", "d");

    private final DeskSettings desk;
    /// By regime, quantiles of the need's excess as a share of demand.
    private final double[][] quantiles = new double[2][];

    private KnownLawWeeks(double capital) {
        desk = DeskSettings.defaults(NAMES, List.of("BTC")).withCapital(new Capital.Multiple(capital));
        SplittableRandom random = new SplittableRandom(99);
        for (int regime = 0; regime < 2; regime++) {
            double[] most = new double[40_000];
            for (int i = 0; i < most.length; i++) {
                most[i] = excess(random, regime);
            }
            Arrays.sort(most);
            quantiles[regime] = QuantileLevels.STANDARD.values().stream()
                    .mapToDouble(level -> most[(int) (level * most.length)])
                    .toArray();
        }
    }

    public static void main(String[] arguments) {
        int judged = Integer.parseInt(arguments[0]);
        for (double capital : new double[] {1.1, 1.25}) {
            new KnownLawWeeks(capital).judge(judged, capital);
        }
    }

    private void judge(int judged, double capital) {
        List<Simulation> training = new ArrayList<>();
        for (int seed = 1000; seed < 1006; seed++) {
            training.add(week(seed));
        }
        ThresholdParameters rule =
                ThresholdTuning.tune(training, 240, (task, done, total) -> {}).parameters();
        OrderUpToParameters up = OrderUpToTuning.tune(training, rule, 150, (task, done, total) -> {})
                .parameters();
        DeskSettings tuned = desk.withThreshold(rule).withOrderUpTo(up);
        Predictive program = best(training.subList(0, 3), tuned);
        double[] ratio = new double[judged];
        double[] sums = new double[4];
        for (int w = 0; w < judged; w++) {
            Simulation week = week(w);
            double ours = week.totals(policy(tuned, program)).totalUsd();
            double fast = week.totals(new OrderUpToPolicy(tuned)).totalUsd();
            sums[0] += week.totals(new ThresholdPolicy(rule)).totalUsd();
            sums[1] += fast;
            sums[2] += ours;
            sums[3] += ClairvoyantBound.solve(week).totals().totalUsd();
            ratio[w] = ours - fast;
        }
        System.out.println(String.format(
                Locale.ROOT,
                "K %.2f, %d weeks, USD a week: rule %.0f, order-up-to %.0f, program %.0f, bound %.0f; "
                        + "program less order-up-to %.0f +- %.0f (standard error)",
                capital,
                judged,
                sums[0] / judged,
                sums[1] / judged,
                sums[2] / judged,
                sums[3] / judged,
                Arrays.stream(ratio).average().orElse(0),
                error(ratio)));
    }

    private static double error(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double square = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(square / (values.length - 1) / values.length);
    }

    private static Predictive best(List<Simulation> training, DeskSettings tuned) {
        Predictive best = Predictive.DEFAULT;
        double least = Double.POSITIVE_INFINITY;
        for (int common : new int[] {1, 3, 6}) {
            for (double hurdle : new double[] {0, 2}) {
                Predictive asked = Predictive.program(new ProgramParameters(
                        SIZE,
                        common,
                        100_000,
                        hurdle,
                        24,
                        ProgramParameters.Tail.NONE,
                        ProgramParameters.Loan.NONE,
                        List.of(),
                        List.of()));
                double cost = 0;
                for (Simulation week : training) {
                    cost += week.totals(policy(tuned, asked)).totalUsd();
                }
                System.out.println("common " + common + ", hurdle " + hurdle + ": " + Math.round(cost / 3));
                if (cost < least) {
                    least = cost;
                    best = asked;
                }
            }
        }
        return best;
    }

    private static ProgramPolicy policy(DeskSettings tuned, Predictive program) {
        return new ProgramPolicy(tuned.withPredictive(program));
    }

    private static double excess(SplittableRandom random, int start) {
        int regime = start;
        double sum = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 1; k <= 4; k++) {
            regime = next(random, regime);
            sum -= flow(random, regime, random.nextGaussian());
            most = Math.max(most, sum);
        }
        return most;
    }

    private static int next(SplittableRandom random, int regime) {
        return random.nextDouble() < LEAVE[regime] ? 1 - regime : regime;
    }

    /// As a share of demand.
    private static double flow(SplittableRandom random, int regime, double common) {
        double jump = random.nextDouble() < JUMP ? -.12 * random.nextDouble() : 0;
        return SCALE[regime] * (.6 * common + .8 * random.nextGaussian()) + jump;
    }

    private Simulation week(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] demand = random.doubles(VENUES, .7e6, 1.3e6).toArray();
        ErrorHistory history = new ErrorHistory(desk.window(), HOUR, SIZE);
        List<DeskPeriod> periods = new ArrayList<>();
        int regime = 0;
        for (int t = 0; t <= WARM + WEEK; t++) {
            regime = next(random, regime);
            double common = random.nextGaussian();
            List<MarginSnapshot> snapshots = new ArrayList<>();
            List<VenueOutlook> outlooks = new ArrayList<>();
            for (int v = 0; v < VENUES; v++) {
                double flow = demand[v] * flow(random, regime, common);
                snapshots.add(new MarginSnapshot(
                        Instrument.account(NAMES.get(v)), t * HOUR, t * HOUR, t, demand[v], demand[v], flow, 0,
                        List.of(demand[v], demand[v]), List.of()));
                outlooks.add(outlook(NAMES.get(v), t * HOUR, demand[v], regime));
            }
            history.observe(t * HOUR, snapshots, outlooks.stream().map(VenueOutlook::forecast).toList());
            if (t >= WARM) {
                DemandOutlook outlook = new DemandOutlook(t * HOUR, outlooks, history.value(), Optional.empty());
                periods.add(new DeskPeriod(snapshots, outlook));
            }
        }
        List<TokenAmount> balances =
                StartingBalances.of(desk, Arrays.stream(demand).sum(), periods.getFirst().snapshots());
        return new Simulation(desk, periods, balances);
    }

    private VenueOutlook outlook(String venue, long now, double demand, int regime) {
        double[] values = Arrays.stream(quantiles[regime]).map(q -> demand * (1 + q)).toArray();
        ForecastSupport support = new ForecastSupport.FromModel("m-0000000000000000", "c");
        QuantileForecast forecast =
                new QuantileForecast(venue, now, desk.window(), QuantileLevels.STANDARD, values, support);
        return new VenueOutlook(venue, demand, demand, Optional.of(forecast), support);
    }
}
