package io.headrace.decision.guard.input;

import io.headrace.decision.circumstance.UnknownBalance;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.Transit;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.policy.Restraint;
import io.headrace.decision.settings.DeskSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Looks at everything a decision reads before any policy does.
///
/// A forecast that cannot be right (not of now, not of this venue, beyond all bounds) is dropped: the ladder
/// takes it from there. A venue whose books or demand cannot be right, or were never known, is left out. What
/// concerns the treasury, or time, holds the whole desk.
public final class InputCheck {
    private final List<String> venues;

    public InputCheck(DeskSettings settings) {
        venues = settings.venues();
    }

    public Checked check(NetworkState state, DemandOutlook outlook, long nowNanos) {
        List<Restraint> said = new ArrayList<>();
        Optional<String> hold = hold(state, nowNanos);
        if (hold.isPresent()) {
            return new Checked(state, outlook, hold, List.of(), said);
        }
        List<NodeState> nodes = new ArrayList<>();
        nodes.add(state.treasury());
        List<VenueOutlook> needs = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (String venue : venues) {
            Optional<String> fault = Books.fault(state, outlook, venue);
            if (fault.isPresent()) {
                left.add(venue);
                said.add(new Restraint("input", venue, false, 0, venue + " is left out: " + fault.get()));
            } else {
                nodes.add(state.node(venue));
                needs.add(Forecasts.usable(Books.need(outlook, venue).orElseThrow(), nowNanos, said));
            }
        }
        if (needs.isEmpty()) {
            return new Checked(state, outlook, Optional.of("no venue is left to decide for"), left, said);
        }
        shortage(state, needs).ifPresent(said::add);
        List<Transit> inFlight = state.inFlight().stream()
                .filter(transit -> !left.contains(transit.to()))
                .toList();
        NetworkState sound =
                new NetworkState(state.asOfNanos(), nodes, inFlight, state.routes(), state.circumstances());
        return new Checked(sound, outlook.with(needs), hold, left, said);
    }

    /// Capital that cannot cover what is known to be needed: every policy divides it, and none can do better.
    private static Optional<Restraint> shortage(NetworkState state, List<VenueOutlook> needs) {
        double capital = 0;
        for (NodeState node : state.nodes()) {
            capital += node.onHand().tokens();
        }
        for (Transit transit : state.inFlight()) {
            capital += transit.amount().tokens();
        }
        double known = needs.stream().mapToDouble(VenueOutlook::knownDemandUsd).sum();
        String sentence = String.format(
                Locale.ROOT, "capital of %.0f USD does not cover the %.0f USD known to be needed", capital, known);
        return capital < known ? Optional.of(new Restraint("capital", "", false, 0, sentence)) : Optional.empty();
    }

    private Optional<String> hold(NetworkState state, long nowNanos) {
        if (state.asOfNanos() != nowNanos) {
            return Optional.of("the books are of another time than the decision");
        }
        if (!state.treasury().node().equals(DeskSettings.TREASURY)) {
            return Optional.of("the first node of the books is not the treasury");
        }
        Optional<String> amounts = Books.treasuryFault(state, venues);
        return amounts.isPresent()
                ? amounts.map(why -> "the treasury's books cannot be right: " + why)
                : state.circumstances().unknown().stream()
                        .filter(balance -> balance.node().equals(DeskSettings.TREASURY))
                        .filter(balance -> balance.knownNanos().isEmpty())
                        .map(UnknownBalance::why)
                        .findFirst()
                        .map(why -> "the treasury's balance was never known: " + why);
    }
}
