package io.headrace.decision.program.desk;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.Policy;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.program.Bound;
import io.headrace.decision.program.ClairvoyantBound;
import io.headrace.decision.program.linear.LinearAnswer;
import io.headrace.decision.program.linear.LinearSolver;
import io.headrace.decision.program.scenario.ProgramCases;
import io.headrace.decision.program.scenario.ProgramData;
import io.headrace.decision.program.scenario.ScenarioProgram;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.Predictive;
import io.headrace.decision.settings.ProgramParameters;
import io.headrace.decision.simulation.DeskPeriod;
import io.headrace.decision.simulation.Simulation;
import io.headrace.decision.simulation.World;
import io.headrace.decision.strategy.OrderUpToPolicy;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.models.forecast.ForecastSupport;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.models.forecast.QuantileLevels;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/// Times the program, the bound and the fast path in processor time of one thread.
public final class ProgramBench {
    private static final long HOUR = 3_600_000_000_000L;

    private ProgramBench() {}

    public static void main(String[] arguments) throws IOException {
        switch (arguments[0]) {
            case "solve" -> solve(new File(arguments[1]), Integer.parseInt(arguments[2]));
            case "bound" -> bound(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
            case "decide" -> decide(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
            case "tick" -> tick(Integer.parseInt(arguments[1]), 1, 20_000, "one decision");
            case "wide" -> tick(500, 20, 30, "20 assets at 500 venues");
            default -> throw new IllegalArgumentException("no such benchmark: " + arguments[0]);
        }
    }

    /// From numbers to optimum: the linear program written, handed over and solved.
    private static void solve(File file, int times) throws IOException {
        ProgramData data = ProgramCases.read(JsonMapper.builder().build().readTree(file));
        double[] whole = new double[times];
        double[] alone = new double[times];
        double objective = 0;
        for (int i = 0; i < times; i++) {
            double began = millis();
            ScenarioProgram program = new ScenarioProgram(data);
            try (LinearSolver solver = new LinearSolver(program.linear(), 10_000_000)) {
                double written = millis();
                LinearAnswer.Optimal optimal = (LinearAnswer.Optimal) solver.solve();
                objective = optimal.objective() * program.unitUsd();
                alone[i] = millis() - written;
            }
            whole[i] = millis() - began;
        }
        say("solver alone", alone);
        say("program written and solved", whole);
        System.out.println("objective " + objective);
    }

    private static void bound(int venues, int periods) {
        Simulation simulation = simulation(venues, periods, Predictive.DEFAULT);
        double[] spent = new double[4];
        for (int i = 0; i < spent.length; i++) {
            double began = millis();
            Bound bound = ClairvoyantBound.solve(simulation);
            spent[i] = millis() - began;
            if (!(bound.totals().totalUsd() > 0)) {
                throw new IllegalStateException("the bound must cost something");
            }
        }
        say("clairvoyant bound of " + venues + " venues x " + periods + " periods", spent);
    }

    /// Whole decisions of the program along a simulated day and a half, gas test and reasons included.
    private static void decide(int venues, int horizon) {
        ProgramParameters usual = ProgramParameters.DEFAULT;
        ProgramParameters asked = new ProgramParameters(
                new io.headrace.decision.outlook.scenario.ScenarioSize(20, horizon, 1),
                usual.commonPeriods(),
                usual.iterations(),
                usual.hurdle(),
                usual.endPeriods(),
                usual.tail(),
                usual.loan(),
                List.of(),
                List.of());
        Simulation simulation = simulation(venues, 60, Predictive.program(asked));
        ProgramPolicy policy = new ProgramPolicy(simulation.settings());
        List<Double> spent = new ArrayList<>();
        simulation.run("program", (memory, state, outlook, now) -> {
            double began = millis();
            Decision decision = policy.decide(memory, state, outlook, now);
            spent.add(millis() - began);
            return decision;
        });
        double[] late = spent.subList(20, spent.size()).stream().mapToDouble(d -> d).toArray();
        say("decisions of " + venues + " venues x " + horizon + " periods x 20 scenarios", late);
    }

    private static void tick(int venues, int assets, int times, String what) {
        Simulation simulation = simulation(venues, 2, Predictive.DEFAULT);
        Policy policy = new OrderUpToPolicy(simulation.settings());
        World world = new World(simulation.settings());
        NetworkState state = world.network(world.start(simulation.balances(), 0));
        DemandOutlook outlook = simulation.periods().getFirst().outlook();
        PolicyMemory memory = PolicyMemory.initial(0);
        double[] spent = new double[times];
        long moves = 0;
        for (int i = 0; i < times; i++) {
            double began = millis();
            for (int asset = 0; asset < assets; asset++) {
                moves += policy.decide(memory, state, outlook, 0).moves().size();
            }
            spent[i] = millis() - began;
        }
        if (moves == 0) {
            throw new IllegalStateException("there must be something to plan");
        }
        say("order-up-to, " + venues + " venues, " + what,
                Arrays.copyOfRange(spent, times / 2, times));
    }

    static Simulation simulation(int count, int periods, Predictive predictive) {
        SplittableRandom random = new SplittableRandom(11);
        List<String> venues = new ArrayList<>();
        for (int v = 0; v < count; v++) {
            venues.add("venue" + v);
        }
        DeskSettings settings =
                DeskSettings.defaults(venues, List.of("BTC")).withPredictive(predictive);
        double[] demand = random.doubles(count, .5e6, 1.5e6).toArray();
        List<TokenAmount> balances = new ArrayList<>();
        balances.add(TokenAmount.usd(.1 * Arrays.stream(demand).sum()));
        for (double usd : demand) {
            balances.add(TokenAmount.usd(usd * random.nextDouble(.95, 1.15)));
        }
        List<DeskPeriod> story = new ArrayList<>();
        for (int t = 0; t < periods; t++) {
            List<MarginSnapshot> snapshots = new ArrayList<>();
            List<VenueOutlook> outlooks = new ArrayList<>();
            for (int v = 0; v < count; v++) {
                demand[v] *= Math.exp(.01 * random.nextGaussian());
                double flow = t == 0 ? 0 : .02 * demand[v] * random.nextGaussian();
                snapshots.add(new MarginSnapshot(
                        Instrument.account(venues.get(v)), t * HOUR, t * HOUR, t, demand[v], demand[v], flow, 0,
                        List.of(demand[v], demand[v]), List.of()));
                outlooks.add(outlook(settings, venues.get(v), t * HOUR, demand[v]));
            }
            story.add(new DeskPeriod(snapshots, new DemandOutlook(t * HOUR, outlooks)));
        }
        return new Simulation(settings, story, balances);
    }

    private static VenueOutlook outlook(DeskSettings settings, String venue, long now, double demand) {
        double[] values = new double[QuantileLevels.STANDARD.size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = demand * (.97 + .02 * k);
        }
        ForecastSupport support = new ForecastSupport.FromModel("m-0000000000000000", "c");
        QuantileForecast forecast =
                new QuantileForecast(venue, now, settings.window(), QuantileLevels.STANDARD, values, support);
        return new VenueOutlook(venue, demand, demand, Optional.of(forecast), support);
    }

    private static void say(String what, double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        System.out.println(String.format(
                Locale.ROOT,
                "%s: least %.3f, p50 %.3f, p99 %.3f ms (%d)",
                what,
                sorted[0],
                sorted[sorted.length / 2],
                sorted[(int) Math.min(sorted.length - 1, .99 * sorted.length)],
                sorted.length));
    }

    private static double millis() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6;
    }
}
