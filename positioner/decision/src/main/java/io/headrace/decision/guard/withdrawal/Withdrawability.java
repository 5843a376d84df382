package io.headrace.decision.guard.withdrawal;

import io.headrace.decision.memory.WithdrawalMemory;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.risk.WithdrawalParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Forecasts the share of a venue's collateral that can be withdrawn, apart from what is free now. Each window
/// (as long as the forecasts') is remembered by the smallest share that could have left in it, whatever held the rest
/// back: profit that is not settled, a pool lent out, a limit used up, a gate. The forecast is the quantile at
/// `1 - level` of these, older ones fading.
public final class Withdrawability {
    /// Shares are counted in twentieths, downwards.
    private static final int STEPS = 20;

    private static final double LEAST_WINDOWS = 8;

    private final Optional<WithdrawalParameters> parameters;
    private final long windowNanos;

    public Withdrawability(DeskSettings settings) {
        parameters = settings.predictive().withdrawal();
        windowNanos = settings.window().endNanos();
    }

    /// The outlook with each venue's share; the same where none is forecast.
    public DemandOutlook told(DemandOutlook outlook, List<WithdrawalMemory> known) {
        return parameters
                .map(asked -> outlook.with(outlook.venues().stream()
                        .map(venue -> of(known, venue.venue())
                                .map(memory -> venue.withdrawing(share(memory, asked.level())))
                                .orElse(venue))
                        .toList()))
                .orElse(outlook);
    }

    /// What to remember after these books were seen.
    public List<WithdrawalMemory> after(List<WithdrawalMemory> known, NetworkState state) {
        if (parameters.isEmpty()) {
            return List.of();
        }
        List<WithdrawalMemory> after = new ArrayList<>();
        for (NodeState venue : state.venues()) {
            after.add(after(of(known, venue.node()), venue, state.asOfNanos(), parameters.get()));
        }
        return after;
    }

    private WithdrawalMemory after(
            Optional<WithdrawalMemory> known, NodeState venue, long nowNanos, WithdrawalParameters asked) {
        if (known.isEmpty()) {
            List<Double> none = new ArrayList<>();
            for (int i = 0; i <= STEPS; i++) {
                none.add(0.0);
            }
            return new WithdrawalMemory(venue.node(), nowNanos, seen(venue, 1), none);
        }
        WithdrawalMemory memory = known.get();
        if (nowNanos - memory.sinceNanos() < windowNanos) {
            return new WithdrawalMemory(
                    memory.venue(), memory.sinceNanos(), seen(venue, memory.least()), memory.counts());
        }
        double fade = Math.pow(.5, 1 / asked.halfLifeWindows());
        List<Double> counts = new ArrayList<>();
        int step = (int) Math.floor(memory.least() * STEPS + 1e-9);
        for (int i = 0; i <= STEPS; i++) {
            counts.add(fade * memory.counts().get(i) + (i == step ? 1 : 0));
        }
        return new WithdrawalMemory(memory.venue(), nowNanos, seen(venue, 1), counts);
    }

    /// What is owed or empty says nothing.
    private static double seen(NodeState venue, double least) {
        double onHand = venue.onHand().tokens();
        return onHand > 0 ? Math.min(least, venue.withdrawable().tokens() / onHand) : least;
    }

    private static OptionalDouble share(WithdrawalMemory memory, double level) {
        double all = memory.counts().stream().mapToDouble(Double::doubleValue).sum();
        if (all < LEAST_WINDOWS) {
            return OptionalDouble.empty();
        }
        double below = 0;
        for (int i = 0; i <= STEPS; i++) {
            below += memory.counts().get(i);
            if (below > (1 - level) * all) {
                return OptionalDouble.of((double) i / STEPS);
            }
        }
        return OptionalDouble.of(1);
    }

    private static Optional<WithdrawalMemory> of(List<WithdrawalMemory> known, String venue) {
        return known.stream().filter(memory -> memory.venue().equals(venue)).findFirst();
    }
}
