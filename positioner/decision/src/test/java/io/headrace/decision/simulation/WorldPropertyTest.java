package io.headrace.decision.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.Transit;
import io.headrace.decision.network.WorldState;
import io.headrace.decision.policy.Move;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.market.event.MarginSnapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WorldPropertyTest {
    @Test
    void conservesEveryUnitUnderRandomMoves() {
        for (long seed = 0; seed < 40; seed++) {
            Simulation simulation = RandomWorld.simulation(seed, 60);
            World world = new World(simulation.settings());
            SplittableRandom random = new SplittableRandom(seed);
            WorldState state = world.start(simulation.balances(), 0);
            long owned = state.total().units();
            for (DeskPeriod period : simulation.periods()) {
                state = world.flow(world.arrive(state, period.nowNanos()), period.snapshots());
                for (MarginSnapshot snapshot : period.snapshots()) {
                    owned += TokenAmount.usd(snapshot.flowUsd()).units();
                }
                assertEquals(owned, state.total().units());
                List<Transit> departed =
                        world.departures(state, moves(simulation.settings(), random), period.nowNanos(), "d" + seed);
                checkDepartures(state, departed);
                state = world.depart(state, departed);
                assertEquals(owned, state.total().units());
                assertTrue(state.onHand().getFirst().units() >= 0);
            }
        }
    }

    @Test
    void dividesAShortTreasuryByOneFactorAndLeavesNoDust() {
        DeskSettings settings = DeskSettings.defaults(List.of("a", "b", "c"), List.of("BTC"));
        World world = new World(settings);
        List<TokenAmount> balances =
                List.of(TokenAmount.usd(100), TokenAmount.usd(0), TokenAmount.usd(0), TokenAmount.usd(0));
        List<Move> moves = List.of(
                new Move("treasury", "a", TokenAmount.usd(100)),
                new Move("treasury", "b", TokenAmount.usd(100)),
                new Move("treasury", "c", TokenAmount.usd(100)));
        List<Transit> departed = world.departures(world.start(balances, 0), moves, 0, "0123456789abcdef01");
        assertEquals(List.of(33_333_334L, 33_333_333L, 33_333_333L), units(departed));
        assertEquals("t-0123456789abcdef-0", departed.getFirst().id());
    }

    private static void checkDepartures(WorldState state, List<Transit> departed) {
        HashSet<String> ids = new HashSet<>();
        for (int node = 0; node < state.onHand().size(); node++) {
            String name = node == 0 ? DeskSettings.TREASURY : "venue" + (node - 1);
            long out = 0;
            for (Transit transit : departed) {
                out += transit.from().equals(name) ? transit.amount().units() : 0;
            }
            long most =
                    state.onHand().get(node).units() - state.held().get(node).units();
            assertTrue(out <= Math.max(0, most), name + " sent " + out + " of " + most);
        }
        departed.forEach(transit -> assertTrue(ids.add(transit.id())));
    }

    private static List<Move> moves(DeskSettings settings, SplittableRandom random) {
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String venue =
                    settings.venues().get(random.nextInt(settings.venues().size()));
            TokenAmount amount = TokenAmount.usd(random.nextDouble(.01, 8e5));
            boolean up = random.nextBoolean();
            moves.add(new Move(up ? DeskSettings.TREASURY : venue, up ? venue : DeskSettings.TREASURY, amount));
        }
        return moves;
    }

    private static List<Long> units(List<Transit> departed) {
        return departed.stream().map(transit -> transit.amount().units()).toList();
    }
}
