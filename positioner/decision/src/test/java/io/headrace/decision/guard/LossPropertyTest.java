package io.headrace.decision.guard;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.circumstance.Circumstances;
import io.headrace.decision.circumstance.PriceKind;
import io.headrace.decision.circumstance.PriceReading;
import io.headrace.decision.circumstance.UnknownBalance;
import io.headrace.decision.circumstance.VenueCondition;
import io.headrace.decision.circumstance.VenueReport;
import io.headrace.decision.memory.Rung;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.Policy;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.ThresholdParameters;
import io.headrace.decision.settings.safeguard.LadderParameters;
import io.headrace.decision.settings.safeguard.Safeguards;
import io.headrace.decision.simulation.RandomWorld;
import io.headrace.decision.simulation.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Losing a model, a feature, an oracle, a price, a report or a balance never lowers a buffer: what leaves a venue
/// then is only what the rule itself recalls to bring another one up, and never what the rule would keep.
class LossPropertyTest {
    private static final int WORLDS = 36;
    private static final int PERIODS = 40;
    private static final double ROUNDING_USD = 1e-4;

    /// What may be lost.
    private enum Loss {
        ONE_FORECAST,
        EVERY_FORECAST,
        FORECASTS_ARE_OLD,
        THE_ORACLE,
        A_VENUES_PRICE,
        REPORTS,
        A_BALANCE,
        THE_TREASURYS_BALANCE
    }

    private record Case(PolicyMemory memory, NetworkState state, DemandOutlook outlook) {}

    @Test
    void losingAnythingNeverLowersABuffer() {
        int cases = 0;
        int moved = 0;
        for (long seed = 0; seed < WORLDS; seed++) {
            Simulation simulation = RandomWorld.simulation(seed, PERIODS);
            LadderParameters ladder = new LadderParameters((int) (seed % 3), seed % 2 == 0, 2);
            DeskSettings settings = simulation.settings().withSafeguards(Safeguards.DEFAULT.withLadder(ladder));
            Policy policy = PredictivePolicy.of(settings);
            for (Case sound : sound(simulation, policy)) {
                for (Loss loss : Loss.values()) {
                    Case lost = lose(loss, sound, new SplittableRandom(seed ^ sound.state.asOfNanos()));
                    Decision decision = policy.decide(lost.memory, lost.state, lost.outlook, lost.state.asOfNanos());
                    expectNothingLowered(loss, lost, decision, settings.threshold());
                    moved += decision.moves().size();
                    cases++;
                }
            }
        }
        assertTrue(cases > 10_000 && moved > 1_000, cases + " cases, " + moved + " moves");
    }

    /// Situations in which everything was heard, and the memory of having heard it.
    private static List<Case> sound(Simulation simulation, Policy policy) {
        List<Case> cases = new ArrayList<>();
        simulation.run("sound", (memory, state, outlook, now) -> {
            NetworkState heard = state.under(everything(state));
            cases.add(new Case(memory, heard, outlook));
            return policy.decide(memory, heard, outlook, now);
        });
        return cases.subList(1, cases.size());
    }

    private static Circumstances everything(NetworkState state) {
        long now = state.asOfNanos();
        List<VenueReport> reports = new ArrayList<>();
        List<PriceReading> prices = new ArrayList<>();
        for (String source : List.of("one", "two")) {
            prices.add(new PriceReading("", "BTC", source, PriceKind.ORACLE, 60_000, now));
            for (NodeState venue : state.venues()) {
                reports.add(new VenueReport(venue.node(), source, now, VenueCondition.OPEN));
                prices.add(new PriceReading(venue.node(), "BTC", source, PriceKind.SPOT, 60_000, now));
            }
        }
        return Circumstances.empty().withVenues(reports).withPrices(prices);
    }

    private static Case lose(Loss loss, Case sound, SplittableRandom random) {
        Circumstances heard = sound.state.circumstances();
        String venue = sound.state
                .venues()
                .get(random.nextInt(sound.state.venues().size()))
                .node();
        return switch (loss) {
            case ONE_FORECAST -> with(sound, RandomWorld.withoutForecast(sound.outlook, 1));
            case EVERY_FORECAST -> with(sound, without(sound.outlook));
            case FORECASTS_ARE_OLD -> {
                Case none = with(sound, new DemandOutlook(sound.outlook.asOfNanos(), List.of()));
                yield with(none, old(sound.outlook));
            }
            case THE_ORACLE -> with(sound, heard.withPrices(prices(heard, "")));
            case A_VENUES_PRICE -> with(sound, heard.withPrices(prices(heard, venue)));
            case REPORTS -> with(sound, heard.withVenues(List.of()));
            case A_BALANCE -> with(sound, heard.withUnknown(List.of(unknown(venue, sound))));
            case THE_TREASURYS_BALANCE ->
                with(sound, heard.withUnknown(List.of(unknown(DeskSettings.TREASURY, sound))));
        };
    }

    private static UnknownBalance unknown(String node, Case sound) {
        return new UnknownBalance(node, OptionalLong.of(sound.state.asOfNanos() - 1), "timed out");
    }

    private static List<PriceReading> prices(Circumstances heard, String without) {
        return heard.prices().stream()
                .filter(reading -> !reading.venue().equals(without))
                .toList();
    }

    private static DemandOutlook without(DemandOutlook outlook) {
        return new DemandOutlook(
                outlook.asOfNanos(),
                outlook.venues().stream().map(venue -> venue.without("lost")).toList());
    }

    /// Forecasts of another time, passed off as forecasts of now.
    private static DemandOutlook old(DemandOutlook outlook) {
        List<VenueOutlook> venues = outlook.venues().stream()
                .map(venue -> venue.forecast()
                        .map(forecast -> venue.with(new io.headrace.models.forecast.QuantileForecast(
                                forecast.venue(),
                                forecast.asOfNanos() - 1,
                                forecast.window(),
                                forecast.levels(),
                                java.util.Arrays.stream(forecast.values())
                                        .map(value -> .2 * value)
                                        .toArray(),
                                forecast.support())))
                        .orElse(venue))
                .toList();
        return new DemandOutlook(outlook.asOfNanos(), venues);
    }

    private static Case with(Case sound, DemandOutlook outlook) {
        return new Case(sound.memory, sound.state, outlook);
    }

    private static Case with(Case sound, Circumstances heard) {
        return new Case(sound.memory, sound.state.under(heard), sound.outlook);
    }

    private static void expectNothingLowered(Loss loss, Case lost, Decision decision, ThresholdParameters rule) {
        if (loss == Loss.A_BALANCE || loss == Loss.A_VENUES_PRICE || loss == Loss.REPORTS) {
            expectClosed(loss, lost, decision);
            return;
        }
        boolean forecastHadAlready = decision.rung() == Rung.MODEL;
        assertTrue(!forecastHadAlready || loss == Loss.ONE_FORECAST, loss + " left the model in charge");
        double lacking = -Math.max(0, lost.state.treasury().onHand().tokens())
                - lost.state.inbound(DeskSettings.TREASURY).tokens();
        for (VenueOutlook venue : lost.outlook.venues()) {
            double position = lost.state.node(venue.venue()).onHand().tokens()
                    + lost.state.inbound(venue.venue()).tokens();
            double covers = venue.knownDemandUsd();
            lacking += position < rule.lo() * covers ? rule.up() * covers - position : 0;
        }
        double returned = 0;
        for (Move move : decision.moves()) {
            if (move.to().equals(DeskSettings.TREASURY)) {
                returned += move.amount().tokens();
                double left = lost.state.node(move.from()).onHand().tokens()
                        - move.amount().tokens();
                double keeps = rule.up() * demand(lost.outlook, move.from());
                assertTrue(left >= keeps - ROUNDING_USD, loss + ": " + move + " leaves " + left + " of " + keeps);
            }
        }
        assertTrue(returned <= Math.max(0, lacking) + ROUNDING_USD, loss + ": " + returned + " of " + lacking);
    }

    /// Where evidence on a venue is lost, nothing leaves that venue, whatever decides for the others.
    private static void expectClosed(Loss loss, Case lost, Decision decision) {
        boolean said = decision.restraints().stream()
                .anyMatch(restraint -> List.of("venue", "price", "balance").contains(restraint.by()));
        assertTrue(said, loss + " was not said: " + decision.restraints());
        List<String> closed = decision.restraints().stream()
                .filter(restraint -> !restraint.node().isEmpty())
                .map(restraint -> restraint.node())
                .toList();
        for (Move move : decision.moves()) {
            assertTrue(!closed.contains(move.from()), loss + ": " + move + " leaves a closed venue");
        }
        assertTrue(lost.state.venues().size() >= closed.stream().distinct().count());
    }

    private static double demand(DemandOutlook outlook, String venue) {
        return outlook.venues().stream()
                .filter(found -> found.venue().equals(venue))
                .findFirst()
                .orElseThrow()
                .knownDemandUsd();
    }
}
