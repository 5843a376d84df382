package io.headrace.decision.incident;

import io.headrace.decision.circumstance.Circumstances;
import io.headrace.decision.circumstance.VenueCondition;
import io.headrace.decision.circumstance.VenueReport;
import io.headrace.decision.guard.PredictivePolicy;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.Transit;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.policy.Budget;
import io.headrace.decision.policy.Decider;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.Policy;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.ThresholdParameters;
import io.headrace.decision.strategy.Draft;
import io.headrace.decision.strategy.OrderUpToPolicy;
import io.headrace.decision.strategy.StaticPolicy;
import io.headrace.decision.strategy.ThresholdPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Policies that make the mistakes the incidents tell of: the house policy with one safeguard taken away, or a
/// policy that never had it.
enum Broken {
    /// Does nothing.
    IDLE {
        @Override
        Policy policy(DeskSettings settings) {
            return new StaticPolicy();
        }
    },
    /// Follows every move of demand.
    CHASES {
        @Override
        Policy policy(DeskSettings settings) {
            return new ThresholdPolicy(new ThresholdParameters(1.02, 1.02, 1.02, 1.02));
        }
    },
    /// Acts only on large deviations from a target.
    TOLERATES {
        @Override
        Policy policy(DeskSettings settings) {
            return new ThresholdPolicy(new ThresholdParameters(.8, 1, 1.3, 1.1));
        }
    },
    /// Keeps no buffer and calls none back.
    PLAIN_RULE {
        @Override
        Policy policy(DeskSettings settings) {
            return new ThresholdPolicy(settings.threshold(), false, false);
        }
    },
    /// Does not count what is on its way.
    FORGETS_TRANSIT {
        @Override
        Policy policy(DeskSettings settings) {
            return seeing(settings, state -> inFlight(state, transit -> false));
        }
    },
    /// Forgets what is on its way after an hour.
    PRUNES {
        @Override
        Policy policy(DeskSettings settings) {
            return seeing(
                    settings,
                    state -> inFlight(state, transit -> state.asOfNanos() - transit.departedNanos() <= Staging.HOUR));
        }
    },
    /// Counts what was promised for now as arrived, and what it ordered as there for good.
    TRUSTS_PROMISES {
        @Override
        Policy policy(DeskSettings settings) {
            Map<String, Double> sent = new HashMap<>();
            return (memory, state, outlook, now) -> {
                NetworkState believed = state.withNodes(state.nodes().stream()
                        .map(node -> plus(node, sent.getOrDefault(node.node(), 0.0)))
                        .toList());
                Decision decision = PredictivePolicy.of(settings)
                        .decide(memory, inFlight(believed, transit -> false), outlook, now);
                decision.moves().stream()
                        .filter(move -> !move.to().equals(DeskSettings.TREASURY))
                        .forEach(move -> sent.merge(move.to(), move.amount().tokens(), Double::sum));
                return decision;
            };
        }
    },
    /// Takes what can be withdrawn for what there is.
    TAKES_WITHDRAWABLE_FOR_BALANCE {
        @Override
        Policy policy(DeskSettings settings) {
            return seeing(
                    settings,
                    state -> state.withNodes(state.nodes().stream()
                            .map(node -> new NodeState(node.node(), node.withdrawable(), zero(), zero()))
                            .toList()));
        }
    },
    /// Takes what there is for what can be withdrawn.
    TAKES_BALANCE_FOR_WITHDRAWABLE {
        @Override
        Policy policy(DeskSettings settings) {
            return seeing(
                    settings,
                    state -> state.withNodes(state.nodes().stream()
                            .map(node -> new NodeState(node.node(), node.onHand(), zero(), zero()))
                            .toList()));
        }
    },
    /// Sends all that is asked for or nothing.
    ALL_OR_NOTHING {
        @Override
        Policy policy(DeskSettings settings) {
            Policy house = PredictivePolicy.of(settings);
            return (memory, state, outlook, now) -> {
                Decision decision = house.decide(memory, state, outlook, now);
                boolean all = state.treasury().withdrawable().tokens() - ordered(decision) > 1;
                return all ? decision : with(decision, List.of(), memory, state, outlook);
            };
        }
    },
    /// Without a forecast it lowers buffers to what the rule would hold.
    LOWERS_WITHOUT_FORECAST {
        @Override
        Policy policy(DeskSettings settings) {
            Policy rule = new ThresholdPolicy(settings.threshold());
            Policy house = PredictivePolicy.of(settings);
            return (memory, state, outlook, now) ->
                    outlook.venues().stream().allMatch(venue -> venue.forecast().isPresent())
                            ? house.decide(memory, state, outlook, now)
                            : rule.decide(memory, state, outlook, now);
        }
    },
    /// Goes on with the last forecast when there is none.
    REUSES_FORECASTS {
        @Override
        Policy policy(DeskSettings settings) {
            Map<String, VenueOutlook> last = new HashMap<>();
            Policy unguarded = new OrderUpToPolicy(settings);
            return (memory, state, outlook, now) -> {
                List<VenueOutlook> venues = new ArrayList<>();
                for (VenueOutlook venue : outlook.venues()) {
                    VenueOutlook known = venue.forecast().isPresent() ? venue : last.getOrDefault(venue.venue(), venue);
                    last.put(venue.venue(), known);
                    venues.add(known);
                }
                return unguarded.decide(memory, state, new DemandOutlook(now, venues), now);
            };
        }
    },
    /// Holds all spare capital at one venue.
    HOARDS {
        @Override
        Policy policy(DeskSettings settings) {
            return (memory, state, outlook, now) -> {
                TokenAmount all = state.treasury().withdrawable();
                List<Move> moves =
                        all.isPositive() ? List.of(new Move(DeskSettings.TREASURY, Staging.GMX, all)) : List.of();
                return decision(moves, memory, state, outlook);
            };
        }
    },
    /// Sends money to and fro.
    THROWS_ABOUT {
        @Override
        Policy policy(DeskSettings settings) {
            return (memory, state, outlook, now) -> {
                String venue = settings.venues().get((int) (memory.sequence() / 2 % 3));
                boolean out = memory.sequence() % 2 == 0;
                TokenAmount all = out
                        ? state.node(venue).withdrawable()
                        : state.treasury().withdrawable();
                List<Move> moves = all.isPositive()
                        ? List.of(
                                new Move(out ? venue : DeskSettings.TREASURY, out ? DeskSettings.TREASURY : venue, all))
                        : List.of();
                return decision(moves, memory, state, outlook);
            };
        }
    },
    /// Hears nothing of venues, prices, unknown balances and its operator.
    HEARS_NOTHING {
        @Override
        Policy policy(DeskSettings settings) {
            return seeing(settings, state -> state.under(Circumstances.empty()));
        }
    },
    /// Believes one source as if it were many.
    BELIEVES_ONE {
        @Override
        Policy policy(DeskSettings settings) {
            return seeing(settings, state -> {
                List<VenueReport> worst = new ArrayList<>();
                for (VenueReport report : state.circumstances().venues()) {
                    if (report.condition() == VenueCondition.DEAD) {
                        worst.add(report);
                        worst.add(new VenueReport(report.venue(), "echo", report.observedNanos(), report.condition()));
                    }
                }
                return state.under(state.circumstances().withVenues(worst));
            });
        }
    },
    /// Sends on no terms.
    SENDS_ON_NO_TERMS {
        @Override
        Policy policy(DeskSettings settings) {
            Policy house = PredictivePolicy.of(settings);
            return (memory, state, outlook, now) -> {
                Decision decision = house.decide(memory, state, outlook, now);
                List<Move> bare = decision.moves().stream()
                        .map(move -> new Move(move.from(), move.to(), move.amount()))
                        .toList();
                return with(decision, bare, memory, state, outlook);
            };
        }
    },
    /// Two instances that do not order the same.
    HAS_TWO_MINDS {
        @Override
        Policy policy(DeskSettings settings) {
            Policy house = PredictivePolicy.of(settings);
            int[] calls = {0};
            return (memory, state, outlook, now) -> {
                Decision decision = house.decide(memory, state, outlook, now);
                calls[0]++;
                return decision.sealed(decision.memory().previousDigest().substring(0, 8) + "-" + calls[0]);
            };
        }
    };

    abstract Policy policy(DeskSettings settings);

    private interface Eyes {
        NetworkState of(NetworkState state);
    }

    private interface Known {
        boolean is(Transit transit);
    }

    private static Policy seeing(DeskSettings settings, Eyes eyes) {
        Policy house = PredictivePolicy.of(settings);
        return (memory, state, outlook, now) -> house.decide(memory, eyes.of(state), outlook, now);
    }

    private static NetworkState inFlight(NetworkState state, Known known) {
        return new NetworkState(
                state.asOfNanos(),
                state.nodes(),
                state.inFlight().stream().filter(known::is).toList(),
                state.routes(),
                state.circumstances());
    }

    private static NodeState plus(NodeState node, double usd) {
        return new NodeState(node.node(), node.onHand().plus(TokenAmount.usd(usd)), node.reserved(), node.held());
    }

    private static double ordered(Decision decision) {
        return decision.moves().stream()
                .filter(move -> move.from().equals(DeskSettings.TREASURY))
                .mapToDouble(move -> move.amount().tokens())
                .sum();
    }

    private static Decision with(
            Decision decision, List<Move> moves, PolicyMemory memory, NetworkState state, DemandOutlook outlook) {
        Draft draft = new Draft(
                decision.decider(), decision.why(), moves, decision.reasons(), decision.rulePlan(), decision.budget());
        return draft.seal(
                new Draft.Situation(memory, state, outlook, state.asOfNanos()),
                "broken",
                decision.memory().guard(),
                decision.memory().safety());
    }

    private static Decision decision(List<Move> moves, PolicyMemory memory, NetworkState state, DemandOutlook outlook) {
        return new Draft(Decider.RULE, "broken", moves, List.of(), List.of(), Budget.NOT_USED)
                .seal(new Draft.Situation(memory, state, outlook, state.asOfNanos()), "broken", Optional.empty());
    }

    private static TokenAmount zero() {
        return TokenAmount.usd(0);
    }
}
