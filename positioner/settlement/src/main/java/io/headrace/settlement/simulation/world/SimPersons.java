package io.headrace.settlement.simulation.world;

import io.headrace.settlement.courier.Courier;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.Resolution;
import io.headrace.settlement.lifecycle.Resolution.Kind;
import io.headrace.settlement.reconcile.Finding;
import io.headrace.settlement.simulation.chaos.Chaos;
import io.headrace.settlement.slot.Lane;
import io.headrace.settlement.slot.LegId;
import java.util.Optional;

/// Two persons who look at explorers and statements, take their time, and decide by what is final.
final class SimPersons {
    private static final long FILL_BELOW = 1_500_000_000_000_000_000L;

    private final SimWorld world;
    private final Chaos chaos;

    SimPersons(SimWorld world, Chaos chaos) {
        this.world = world;
        this.chaos = chaos;
    }

    void tick(Courier courier, long now) {
        for (Life life : courier.open()) {
            if (chaos.chance(0.15)) {
                decided(life)
                        .ifPresent(kind -> courier.resolve(
                                life.id(), new Resolution(kind, "first person", "second person", "seen"), now));
            }
        }
        for (Finding finding : courier.unexplained()) {
            SimChain chain = world.chain(
                    Long.parseLong(finding.node().substring(finding.node().indexOf('@') + 1)));
            long found = chain.stateAt(chain.finalHead()).strayed - world.books.explained(finding.node());
            if (found == finding.unexplained() && chaos.chance(0.2)) {
                courier.explained(finding.node(), found, finding.node() + " " + world.books.explanations());
            }
        }
        for (Lane lane : courier.lanes()) {
            fill(lane.id());
            if (lane.isHalted() && chaos.chance(0.15)) {
                SimChain chain = world.chain(lane.id().chainId());
                long finalNonce = chain.stateAt(chain.finalHead()).nonce(lane.id());
                if (finalNonce >= lane.base()) {
                    courier.resume(lane.id(), finalNonce);
                }
            }
        }
    }

    /// They see the page that a sender is short, or do not.
    private void fill(LaneId lane) {
        SimChain chain = world.chain(lane.chainId());
        if (!chain.isFilling(lane)
                && chain.state().gas(lane) < FILL_BELOW
                && chaos.chance(chaos.isHealed() ? 0.3 : 0.03)) {
            chain.fill(lane, FILL_BELOW);
        }
    }

    private Optional<Kind> decided(Life life) {
        return switch (life.state()) {
            case HELD -> Optional.of(chaos.chance(0.8) ? Kind.RELEASE : Kind.REJECT);
            case MANUAL_REVIEW -> reviewed(life);
            case STRANDED ->
                world.bridge.isLost(life.evidence().messageId()) ? Optional.of(Kind.WRITE_OFF) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<Kind> reviewed(Life life) {
        if (!life.evidence().creditId().isEmpty()) {
            return Optional.of(Kind.ACCEPT);
        }
        if (life.leg().kind() == LegId.Kind.SOURCE && life.evidence().paid() == 0 && brought(life)) {
            return Optional.of(Kind.FAIL); // what an outsider ran is found once it is given up
        }
        if (world.venue.has(life.id())) {
            world.venue.refile(life.id());
            return Optional.of(chaos.chance(0.7) ? Kind.AWAIT_CREDIT : Kind.STRAND);
        }
        if (life.leg().kind() == LegId.Kind.SOURCE) {
            return paid(life) ? Optional.empty() : Optional.of(chaos.chance(0.6) ? Kind.RETRY : Kind.FAIL);
        }
        // journal and signer forgot what they signed: what looks like a stranger's may be our own deposit
        boolean deposited = life.leg().kind() == LegId.Kind.DEPOSIT && deposited(life);
        return Optional.of(deposited ? Kind.AWAIT_CREDIT : Kind.RETRY);
    }

    private boolean deposited(Life life) {
        return world.chains.values().stream()
                .anyMatch(chain -> chain.state().deposits.containsKey(life.id()));
    }

    private boolean brought(Life life) {
        return world.chains.values().stream()
                .anyMatch(chain -> chain.state().brought.containsKey(life.id()));
    }

    private boolean paid(Life life) {
        return world.chains.values().stream()
                .anyMatch(chain -> chain.state().pays.containsKey(life.id()));
    }
}
