package io.headrace.decision.guard.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.circumstance.Circumstances;
import io.headrace.decision.circumstance.Operator;
import io.headrace.decision.circumstance.OperatorState;
import io.headrace.decision.circumstance.PriceKind;
import io.headrace.decision.circumstance.PriceReading;
import io.headrace.decision.circumstance.UnknownBalance;
import io.headrace.decision.circumstance.VenueCondition;
import io.headrace.decision.circumstance.VenueReport;
import io.headrace.decision.guard.PredictivePolicy;
import io.headrace.decision.memory.Rung;
import io.headrace.decision.network.Asset;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.Route;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.Transit;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.Policy;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.record.DecisionCodec;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.GuardParameters;
import io.headrace.decision.settings.safeguard.DiscretionParameters;
import io.headrace.decision.settings.safeguard.InfluenceParameters;
import io.headrace.decision.settings.safeguard.LimitParameters;
import io.headrace.decision.settings.safeguard.Safeguards;
import io.headrace.decision.settings.safeguard.VenueParameters;
import io.headrace.decision.simulation.RandomWorld;
import io.headrace.decision.simulation.Simulation;
import io.headrace.models.forecast.QuantileForecast;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Whatever the loop is given, it gets a decision: stated, recorded, repeatable, and executable.
class MalformedInputFuzzTest {
    private static final int WORLDS = 50;
    private static final Asset WRONG = new Asset("USDC", 18);

    private record Input(NetworkState state, DemandOutlook outlook) {}

    @Test
    void everyInputGetsAStatedDecision() {
        int held = 0;
        int left = 0;
        int decided = 0;
        for (long seed = 0; seed < WORLDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Simulation simulation = RandomWorld.simulation(seed, 30);
            Policy policy = PredictivePolicy.of(settings(simulation.settings(), seed));
            PolicyMemory[] memory = {PolicyMemory.initial(0)};
            List<Input> inputs = new ArrayList<>();
            simulation.run("sound", (unused, state, outlook, now) -> {
                inputs.add(new Input(state, outlook));
                return policy.decide(unused, state, outlook, now);
            });
            for (Input sound : inputs) {
                Input input = mutated(sound, random);
                Decision decision = policy.decide(memory[0], input.state, input.outlook, sound.state.asOfNanos());
                expectSound(decision, input, policy, memory[0]);
                memory[0] = decision.memory();
                held += decision.rung() == Rung.HOLD ? 1 : 0;
                left += decision.restraints().stream()
                                .anyMatch(restraint -> restraint.by().equals("input"))
                        ? 1
                        : 0;
                decided += decision.moves().isEmpty() ? 0 : 1;
            }
        }
        assertTrue(held > 50 && left > 200 && decided > 50, held + " held, " + left + " left out, " + decided);
    }

    private static DeskSettings settings(DeskSettings settings, long seed) {
        Safeguards safeguards = seed % 2 == 0
                ? Safeguards.DEFAULT
                : Safeguards.DEFAULT
                        .withLimits(new LimitParameters(5e5, 1e6, 3e6, 2e6, 9e6, 3))
                        .withVenues(VenueParameters.DEFAULT.withLossCapUsd(1e6))
                        .withInfluence(new InfluenceParameters(.5, .2))
                        .withDiscretion(new DiscretionParameters(5, 10, .1, .01, seed));
        DeskSettings with = settings.withSafeguards(safeguards);
        return seed % 3 == 0 ? with : with.withGuard(new GuardParameters(.1, 500));
    }

    private static void expectSound(Decision decision, Input input, Policy policy, PolicyMemory memory) {
        assertFalse(decision.why().isBlank());
        assertEquals(input.state.venues().size(), decision.reasons().size());
        assertEquals(decision, DecisionCodec.decode(DecisionCodec.encode(decision)));
        Decision again = policy.decide(memory, input.state, input.outlook, decision.nowNanos());
        assertArrayEquals(DecisionCodec.encode(decision), DecisionCodec.encode(again));
        for (Move move : decision.moves()) {
            assertEquals(Asset.USDC, move.amount().asset());
            TokenAmount there = input.state.node(move.from()).withdrawable();
            assertTrue(move.amount().compareTo(there) <= 0, move + " of " + there);
        }
    }

    /// One to three things that cannot be right.
    private static Input mutated(Input sound, SplittableRandom random) {
        Input input = sound;
        for (int m = random.nextInt(1, 4); m > 0; m--) {
            input = random.nextBoolean()
                    ? new Input(books(input.state, random), input.outlook)
                    : new Input(heard(input.state, random), needs(input.outlook, random));
        }
        return input;
    }

    private static NetworkState books(NetworkState state, SplittableRandom random) {
        List<NodeState> nodes = new ArrayList<>(state.nodes());
        int which = random.nextInt(nodes.size());
        NodeState node = nodes.get(which);
        List<Transit> inFlight = new ArrayList<>(state.inFlight());
        List<Route> routes = new ArrayList<>(state.routes());
        long asOf = state.asOfNanos();
        switch (random.nextInt(12)) {
            case 0 -> nodes.set(which, with(node, Long.MAX_VALUE, Asset.USDC));
            case 1 -> nodes.set(which, with(node, Long.MIN_VALUE, Asset.USDC));
            case 2 -> nodes.set(which, with(node, -5_000_000_000_000L, Asset.USDC));
            case 3 -> nodes.set(which, with(node, 1_000, WRONG));
            case 4 -> nodes.set(which, new NodeState(node.node(), node.onHand(), node.reserved(), most(Asset.USDC)));
            case 5 -> {
                if (nodes.size() > 2) {
                    nodes.remove(which);
                }
            }
            case 6 -> nodes.add(node);
            case 7 -> Collections.swap(nodes, which, random.nextInt(nodes.size()));
            case 8 -> inFlight.add(transit(state, random));
            case 9 -> routes.removeIf(route -> random.nextBoolean());
            case 10 -> asOf += random.nextInt(-1, 2);
            default -> nodes.replaceAll(each -> with(each, 0, Asset.USDC));
        }
        return new NetworkState(asOf, nodes, inFlight, routes, state.circumstances());
    }

    private static Transit transit(NetworkState state, SplittableRandom random) {
        String to = random.nextBoolean() ? "nowhere" : state.nodes().getLast().node();
        TokenAmount amount =
                random.nextBoolean() ? most(Asset.USDC) : new TokenAmount(random.nextBoolean() ? WRONG : Asset.USDC, 5);
        return new Transit("x", "treasury", to, amount, 0, Long.MAX_VALUE);
    }

    private static NodeState with(NodeState node, long units, Asset asset) {
        TokenAmount none = TokenAmount.zero(asset);
        return new NodeState(node.node(), new TokenAmount(asset, units), none, none);
    }

    private static TokenAmount most(Asset asset) {
        return new TokenAmount(asset, Long.MAX_VALUE);
    }

    private static DemandOutlook needs(DemandOutlook outlook, SplittableRandom random) {
        List<VenueOutlook> venues = new ArrayList<>(outlook.venues());
        if (venues.isEmpty()) {
            return outlook;
        }
        int which = random.nextInt(venues.size());
        VenueOutlook venue = venues.get(which);
        switch (random.nextInt(9)) {
            case 0 -> venues.remove(which);
            case 1 -> Collections.shuffle(venues, new java.util.Random(random.nextLong()));
            case 2 -> venues.set(which, demanding(venue, Double.POSITIVE_INFINITY));
            case 3 -> venues.set(which, demanding(venue, 1e300));
            case 4 -> venues.set(which, forecast(venue, 1e300, 0));
            case 5 -> venues.set(which, forecast(venue, -1e300, 0));
            case 6 -> venues.set(which, forecast(venue, -2, 0));
            case 7 -> venues.set(which, forecast(venue, 1, random.nextInt(-5, 6)));
            default -> venues.set(which, demanding(venue, 0));
        }
        return new DemandOutlook(outlook.asOfNanos(), venues);
    }

    private static VenueOutlook demanding(VenueOutlook venue, double usd) {
        return new VenueOutlook(venue.venue(), usd, usd, venue.forecast(), venue.support(), venue.seasonal());
    }

    private static VenueOutlook forecast(VenueOutlook venue, double factor, long later) {
        return venue.forecast()
                .map(known -> venue.with(scaled(known, factor, later)))
                .orElse(venue);
    }

    private static QuantileForecast scaled(QuantileForecast known, double factor, long later) {
        double[] values = known.values();
        for (int k = 0; k < values.length; k++) {
            values[k] = Math.clamp(factor * values[k], -1e305, 1e305);
        }
        java.util.Arrays.sort(values);
        return new QuantileForecast(
                known.venue(), known.asOfNanos() + later, known.window(), known.levels(), values, known.support());
    }

    private static NetworkState heard(NetworkState state, SplittableRandom random) {
        Circumstances heard = state.circumstances();
        String node = state.nodes().get(random.nextInt(state.nodes().size())).node();
        long now = state.asOfNanos();
        return state.under(
                switch (random.nextInt(7)) {
                    case 0 -> heard.withUnknown(List.of(new UnknownBalance(node, OptionalLong.empty(), "never read")));
                    case 1 -> heard.withUnknown(List.of(new UnknownBalance("ghost", OptionalLong.of(1), "lost")));
                    case 2 -> heard.withPrices(List.of(new PriceReading(node, "X", "s", PriceKind.STABLE, -1, now)));
                    case 3 ->
                        heard.withPrices(List.of(
                                new PriceReading("ghost", "X", "s", PriceKind.TWAP, Double.NaN, Long.MIN_VALUE)));
                    case 4 ->
                        heard.withVenues(List.of(
                                new VenueReport(node, "a", now, VenueCondition.DEAD),
                                new VenueReport(node, "b", now, VenueCondition.DEAD)));
                    case 5 ->
                        heard.withVenues(List.of(new VenueReport("ghost", "a", Long.MIN_VALUE, VenueCondition.DEAD)));
                    default ->
                        heard.withOperator(new Operator(
                                OperatorState.values()[random.nextInt(3)], random.nextLong(), "\u0000\"\\"));
                });
    }
}
