package io.headrace.decision.guard.evidence;

import io.headrace.decision.circumstance.Circumstances;
import io.headrace.decision.circumstance.UnknownBalance;
import io.headrace.decision.circumstance.VenueReport;
import io.headrace.decision.guard.evidence.Clearance.Inflow;
import io.headrace.decision.guard.evidence.Clearance.Outflow;
import io.headrace.decision.memory.Moved;
import io.headrace.decision.memory.SafetyMemory;
import io.headrace.decision.memory.VenueMemory;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.Route;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.settings.safeguard.Safeguards;
import io.headrace.decision.settings.safeguard.VenueParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Weighs everything that was heard, venue by venue.
public final class Evidence {
    private final VenueParameters venues;
    private final VenueEvidence reports;
    private final PriceEvidence prices;

    public Evidence(Safeguards safeguards) {
        venues = safeguards.venues();
        reports = new VenueEvidence(venues);
        prices = new PriceEvidence(safeguards.prices());
    }

    public Assessment assess(SafetyMemory memory, NetworkState state, long nowNanos) {
        Circumstances heard = state.circumstances();
        List<PriceEvidence.Doubt> doubts = prices.doubts(heard.prices(), memory.priced(), nowNanos);
        List<Clearance> clearances = new ArrayList<>();
        List<VenueMemory> accounts = new ArrayList<>();
        for (NodeState node : state.venues()) {
            String venue = node.node();
            Optional<VenueMemory> known = memory.venue(venue);
            List<VenueReport> said = heard.venues().stream()
                    .filter(report -> report.venue().equals(venue))
                    .toList();
            Optional<VenueMemory> account = account(node, state, said, known, nowNanos);
            account.ifPresent(accounts::add);
            clearances.add(reports.clearance(venue, said, account, nowNanos)
                    .and(price(venue, doubts))
                    .and(loss(venue, account))
                    .and(balance(venue, heard.unknown()))
                    .and(routes(venue, state)));
        }
        return new Assessment(clearances, everywhere(doubts), accounts, prices.priced(heard.prices(), memory.priced()));
    }

    /// An account is kept of venues that are reported on or may only lose so much.
    private Optional<VenueMemory> account(
            NodeState node, NetworkState state, List<VenueReport> said, Optional<VenueMemory> known, long nowNanos) {
        if (known.isEmpty() && said.isEmpty() && !venues.hasLossCap()) {
            return Optional.empty();
        }
        TokenAmount position = node.onHand().plus(state.inbound(node.node()));
        List<Moved> losses = known.filter(memory -> venues.hasLossCap())
                .map(memory -> LossAccount.after(memory.losses(), position.minus(memory.position()), nowNanos))
                .orElse(List.of());
        OptionalLong reported = said.isEmpty()
                ? known.map(VenueMemory::reportedNanos).orElse(OptionalLong.empty())
                : OptionalLong.of(nowNanos);
        return Optional.of(
                new VenueMemory(node.node(), reported, reports.haltedNanos(said, known, nowNanos), position, losses));
    }

    private static Clearance price(String venue, List<PriceEvidence.Doubt> doubts) {
        Clearance clearance = Clearance.free(venue);
        for (PriceEvidence.Doubt doubt : doubts) {
            if (doubt.venue().equals(venue)) {
                Inflow in = doubt.offPar() ? Inflow.NONE : Inflow.RULE;
                clearance = clearance.and(new Clearance(venue, in, Outflow.NONE, "price", doubt.why()));
            }
        }
        return clearance;
    }

    private Clearance loss(String venue, Optional<VenueMemory> account) {
        double lost = account.map(VenueMemory::losses).map(LossAccount::usd).orElse(0.0);
        return venues.hasLossCap() && lost > venues.lossCapUsd()
                ? new Clearance(
                        venue,
                        Inflow.NONE,
                        Outflow.FREE,
                        "loss",
                        String.format(
                                Locale.ROOT,
                                "%s lost %.0f USD in a day, more than the %.0f it may",
                                venue,
                                lost,
                                venues.lossCapUsd()))
                : Clearance.free(venue);
    }

    private static Clearance balance(String venue, List<UnknownBalance> unknown) {
        return unknown.stream()
                .filter(balance -> balance.node().equals(venue))
                .findFirst()
                .map(balance -> new Clearance(
                        venue,
                        balance.knownNanos().isPresent() ? Inflow.RULE : Inflow.NONE,
                        Outflow.NONE,
                        "balance",
                        "the balance of " + venue + " is not known: " + balance.why()))
                .orElse(Clearance.free(venue));
    }

    private static Clearance routes(String venue, NetworkState state) {
        String treasury = state.treasury().node();
        boolean there = joined(state, treasury, venue);
        boolean back = joined(state, venue, treasury);
        return there && back
                ? Clearance.free(venue)
                : new Clearance(
                        venue,
                        there ? Inflow.RULE : Inflow.NONE,
                        back ? Outflow.FREE : Outflow.NONE,
                        "route",
                        "there is no route " + (there ? "from " : "to ") + venue);
    }

    private static boolean joined(NetworkState state, String from, String to) {
        for (Route route : state.routes()) {
            if (route.from().equals(from) && route.to().equals(to)) {
                return true;
            }
        }
        return false;
    }

    /// Doubts that concern no venue in particular.
    private static Optional<String> everywhere(List<PriceEvidence.Doubt> doubts) {
        return doubts.stream()
                .filter(doubt -> doubt.venue().isEmpty())
                .map(PriceEvidence.Doubt::why)
                .findFirst();
    }
}
