package io.headrace.settlement.courier;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.courier.Books.Opened;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.NodeView;
import io.headrace.settlement.slot.Attempt;
import io.headrace.settlement.slot.Judge;
import io.headrace.settlement.slot.Lane;
import io.headrace.settlement.slot.LaneVerdict;
import io.headrace.settlement.slot.Slot;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/// What is checked before anything may be signed: a journal that knows less than the chain or the signer is not
/// the journal of this desk.
final class StartUp {
    private StartUp() {}

    /// The lanes of the desk, those of the books and new ones.
    ///
    /// @throws ProblemException HR-4101 when nodes do not answer, HR-4102 when a sender was used and the books do
    ///     not know it, HR-4103 when the chain is ahead of the books, HR-4104 when the signer is
    static Map<LaneId, Lane> lanes(List<Sender> senders, Opened opened, Outside outside, Judge judge) {
        Map<LaneId, Lane> lanes = new TreeMap<>();
        opened.lanes().forEach(lane -> lanes.put(lane.id(), lane));
        for (Sender sender : senders) {
            LaneId id = sender.lane();
            Lane probe = lanes.getOrDefault(id, Lane.opened(id, 0));
            List<NodeView> views = outside.chains().look(id, List.of());
            LaneVerdict verdict = judge.judge(probe, views)
                    .orElseThrow(() -> refusal("HR-4101", "too few nodes of the chain answer", id));
            long seen = highest(id, views);
            if (!lanes.containsKey(id)) {
                requireUnused(id, seen, sender.vouched(), outside.signer());
                lanes.put(id, Lane.opened(id, verdict.finalizedNonce()));
            } else if (seen > probe.next() && !probe.isHalted() && !sender.vouched()) {
                throw refusal("HR-4103", "the chain is at nonce " + seen + ", the journal at " + probe.next(), id);
            }
            lanes.put(id, agreeing(lanes.get(id), outside.signer()));
        }
        return lanes;
    }

    /// The highest count of a sender's transactions that any single node knows, waiting ones too: what is not final
    /// yet shows a lost journal as well, and one node that has heard of it is enough to stop.
    private static long highest(LaneId id, List<NodeView> views) {
        return views.stream()
                .filter(view -> view.chainId() == id.chainId())
                .map(NodeView::nonces)
                .mapToLong(nonces -> Math.max(nonces.finalized(), Math.max(nonces.latest(), nonces.pending())))
                .max()
                .orElse(0);
    }

    /// A sender the journal does not know was never used. Nobody can vouch for what the signer itself signed.
    private static void requireUnused(LaneId id, long seen, boolean vouched, Signer signer) {
        if (signer.highest(id).isPresent()) {
            throw refusal("HR-4104", "the signer signed for this sender, and the journal knows nothing of it", id);
        }
        if (seen > 0 && !vouched) {
            throw refusal("HR-4102", "the sender was used, and the journal knows nothing of it", id);
        }
    }

    /// @throws ProblemException HR-4105 when the signer has seen this lease or a newer one
    static void requireNewestLease(Opened opened, Signer signer) {
        if (!signer.leased(opened.fence())) {
            throw new Problem(
                            "HR-4105",
                            "the signer knows a newer lease than number " + opened.fence(),
                            "the journal",
                            "Restore the newest journal, or stop the other instance; nothing was sent",
                            ExitCode.INTEGRITY)
                    .toException();
        }
    }

    /// A signer that does not know what the journal says it signed has lost its memory: it would sign a second leg in a
    /// used slot, and cannot tell a journal that is old.
    private static void requireRemembered(Slot slot, Signer signer) {
        if (slot.attempts().isEmpty()) {
            return;
        }
        List<String> signed = signer.signed(slot.id()).map(Signer.Record::attempts).orElse(List.of()).stream()
                .map(Attempt::hash)
                .toList();
        if (!signed.containsAll(slot.hashes())) {
            String what = "the signer has forgotten slot " + slot.id() + ", which the journal says it signed";
            throw refusal("HR-4104", what, slot.id().lane());
        }
    }

    /// The lane with what the signer signed and the process did not live to write down.
    private static Lane agreeing(Lane lane, Signer signer) {
        OptionalLong highest = signer.highest(lane.id());
        if (highest.isPresent() && highest.getAsLong() >= lane.next()) {
            String what = "the signer signed nonce " + highest.getAsLong() + ", the journal is at " + lane.next();
            throw refusal("HR-4104", what, lane.id());
        }
        lane.slots().values().forEach(slot -> requireRemembered(slot, signer));
        Lane agreed = lane;
        for (Slot slot : lane.open()) {
            Slot known = slot;
            Signer.Record signed = signer.signed(slot.id()).orElse(new Signer.Record(slot.leg(), List.of()));
            if (!signed.leg().equals(slot.leg()) || (!signed.attempts().isEmpty() && !slot.signAsked())) {
                throw refusal("HR-4104", "the signer signed " + signed.leg() + " in slot " + slot.id(), lane.id());
            }
            for (Attempt attempt : signed.attempts()) {
                known = known.with(attempt);
            }
            agreed = agreed.with(known);
        }
        return agreed;
    }

    /// Writes down what the signer signed and the journal did not know, before any step rests on it.
    ///
    /// @throws ProblemException HR-4106 when it cannot be written, as on a full disk
    static void writeDown(Opened opened, Standing standing) {
        for (Lane known : opened.lanes()) {
            Lane agreed = standing.lane(known.id());
            if (!agreed.equals(known) && !standing.write(agreed)) {
                throw refusal("HR-4106", "what the signer signed cannot be written down", known.id());
            }
        }
    }

    private static ProblemException refusal(String code, String what, LaneId lane) {
        return new Problem(
                        code,
                        what,
                        lane.toString(),
                        "Restore the newest journal, or settle by hand what it does not know; nothing was sent",
                        ExitCode.INTEGRITY)
                .toException();
    }
}
