package io.headrace.decision.simulation;

import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.Transit;
import io.headrace.decision.simulation.law.Allowance;
import io.headrace.decision.simulation.law.Laws;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What routes let through: allowances over rolling windows, and each transfer only once.
final class Roads {
    private final Laws laws;
    private final Set<String> executed = new HashSet<>();
    private final List<Sent> sent = new ArrayList<>();

    /// @param amount the desk's and others' together
    private record Sent(String from, String to, TokenAmount amount, long atNanos) {}

    Roads(Laws laws) {
        this.laws = laws;
    }

    /// What of the transfers may depart.
    ///
    /// @param once whether their identifiers mean anything
    List<Transit> admit(List<Transit> wanted, Crowd crowd, long nowNanos, boolean once) {
        if (laws.allowances().isEmpty()) {
            return once
                    ? wanted.stream()
                            .filter(transit -> executed.add(transit.id()))
                            .toList()
                    : wanted;
        }
        List<Transit> admitted = new ArrayList<>();
        for (Transit transit : wanted) {
            if (once && executed.contains(transit.id())) {
                continue;
            }
            others(transit, crowd, nowNanos);
            TokenAmount amount = transit.amount().min(left(transit, nowNanos));
            if (amount.isPositive()) {
                executed.add(transit.id());
                sent.add(new Sent(transit.from(), transit.to(), amount, nowNanos));
                admitted.add(new Transit(
                        transit.id(),
                        transit.from(),
                        transit.to(),
                        amount,
                        transit.departedNanos(),
                        transit.arrivesNanos()));
            }
        }
        return admitted;
    }

    private void others(Transit transit, Crowd crowd, long nowNanos) {
        TokenAmount taken = TokenAmount.usd(crowd.takenUsd(transit.to()));
        if (taken.isPositive()) {
            sent.add(new Sent(transit.from(), transit.to(), taken, nowNanos));
        }
    }

    private TokenAmount left(Transit transit, long nowNanos) {
        TokenAmount left = transit.amount();
        for (Allowance allowance : laws.allowances()) {
            if (allowance.binds(transit.from(), transit.to())) {
                TokenAmount free = allowance.most();
                for (Sent before : sent) {
                    boolean counts = before.atNanos > nowNanos - allowance.windowNanos()
                            && allowance.binds(before.from, before.to);
                    free = counts ? free.minus(before.amount) : free;
                }
                left = left.min(free);
            }
        }
        return left;
    }
}
