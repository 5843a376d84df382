package io.headrace.settlement.courier;

import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.LifeEvent;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.slot.Attempt;
import io.headrace.settlement.slot.Judge;
import io.headrace.settlement.slot.Lane;
import io.headrace.settlement.slot.LaneVerdict;
import io.headrace.settlement.slot.Slot;
import io.headrace.settlement.slot.SlotVerdict;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/// Looks at senders: what became of their open slots, whether strangers used them, whether their gas is
/// theirs.
final class LaneWatch {
    private static final int IDLE_LOOK = 4; // ticks
    private static final long CONTESTED_BLOCKS = 64; // nodes behind one address may differ by some

    private final Standing standing;
    private final Outside outside;
    private final Judge judge;
    private final BiConsumer<String, LifeEvent> events;
    private final Map<LaneId, Long> baseFees = new TreeMap<>();
    private final Map<LaneId, Long> finals = new TreeMap<>(); // nonces, as enough nodes told them last
    private final Set<LaneId> accepting = new HashSet<>();
    private final Set<LaneId> unseen = new HashSet<>();
    private final Set<LaneId> fresh = new HashSet<>();
    private final Map<SlotId, Long> contested = new HashMap<>(); // since which block
    private final Set<SlotId> told = new HashSet<>();
    private long ticks;

    /// @param events told a transfer and what was seen of it
    LaneWatch(Standing standing, Outside outside, Judge judge, BiConsumer<String, LifeEvent> events) {
        this.standing = standing;
        this.outside = outside;
        this.judge = judge;
        this.events = events;
        standing.lanes().forEach(lane -> unseen.add(lane.id()));
    }

    /// Whether a sender was not looked at since the start: nothing is signed for it.
    boolean isUnseen(LaneId id) {
        return unseen.contains(id);
    }

    /// Whether a sender was seen in this tick.
    boolean isFresh(LaneId id) {
        return fresh.contains(id);
    }

    long baseFeeWei(LaneId id) {
        return baseFees.getOrDefault(id, 1L);
    }

    /// Looks at senders that have open slots or are about to take one, and at the others now and then.
    void tick() {
        fresh.clear();
        Set<LaneId> wanted = wanted();
        for (Lane lane : standing.lanes()) {
            if (ticks % IDLE_LOOK == 0
                    || unseen.contains(lane.id())
                    || wanted.contains(lane.id())
                    || !lane.open().isEmpty()) {
                look(standing.lane(lane.id()));
            }
        }
        ticks++;
    }

    private Set<LaneId> wanted() {
        return standing.open().stream()
                .filter(life -> life.state() == State.PLANNED
                        || life.state() == State.APPROVED
                        || life.state() == State.RESERVED)
                .map(Life::lane)
                .collect(Collectors.toSet());
    }

    /// The sender's nonce in the newest block that enough nodes called final; empty before they have.
    OptionalLong finalNonce(LaneId id) {
        Long nonce = finals.get(id);
        return nonce == null ? OptionalLong.empty() : OptionalLong.of(nonce);
    }

    /// Lets a halted sender go on. A nonce that the chain has not come to is mistyped: the count would go on behind a
    /// gap that nobody fills, and never come back.
    ///
    /// @return whether it goes on
    boolean resume(LaneId id, long finalizedNonce) {
        boolean seen = finalizedNonce <= finals.getOrDefault(id, -1L);
        if (seen) {
            accepting.add(id);
        }
        return seen && standing.write(standing.lane(id).resumed(finalizedNonce));
    }

    private void look(Lane lane) {
        LaneId id = lane.id();
        List<String> hashes =
                lane.open().stream().flatMap(slot -> slot.hashes().stream()).toList();
        Optional<LaneVerdict> seen = judge.judge(lane, outside.chains().look(id, hashes));
        if (seen.isEmpty()) {
            return;
        }
        LaneVerdict verdict = seen.get();
        unseen.remove(id);
        fresh.add(id);
        baseFees.put(id, verdict.baseFeeWei());
        finals.put(id, verdict.finalizedNonce());
        strangersAndRegressions(lane, verdict.finalizedNonce());
        for (Slot slot : lane.open()) {
            Optional.ofNullable(verdict.slots().get(slot.id().nonce()))
                    .ifPresent(found -> contest(slot, verdict, found));
            Optional.ofNullable(verdict.slots().get(slot.id().nonce()))
                    .filter(found -> holds(slot))
                    .ifPresent(
                            found -> events.accept(slot.leg().transferId(), new LifeEvent.Seen(found, verdict.head())));
        }
        verdict.purse().ifPresent(purse -> compareGas(standing.lane(id), purse));
    }

    /// Enough operators call a nonce final, and too few say the same of what used it, as when one invents a receipt of
    /// ours and the others know none: nothing can be concluded, and persons must hear of it.
    private void contest(Slot slot, LaneVerdict verdict, SlotVerdict found) {
        SlotId id = slot.id();
        boolean ended = found instanceof SlotVerdict.Final || found instanceof SlotVerdict.Foreign;
        if (ended || verdict.finalizedNonce() <= id.nonce()) {
            contested.remove(id);
            return;
        }
        long since = contested.computeIfAbsent(id, unheard -> verdict.head());
        if (verdict.head() - since >= CONTESTED_BLOCKS && told.add(id)) {
            outside.pager()
                    .accept(
                            slot.leg().transferId(),
                            "operators differ about nonce " + id.nonce() + " of " + id.lane() + " since block " + since
                                    + ": enough call it final, too few the same transaction; look which of them is"
                                    + " wrong and take it out of the settings");
        }
    }

    private boolean holds(Slot slot) {
        return standing.life(slot.leg().transferId()).map(Life::slot).equals(Optional.of(Optional.of(slot.id())));
    }

    /// Nonces we never gave are final, or such that were final are not: the sender is halted.
    private void strangersAndRegressions(Lane lane, long finalizedNonce) {
        if (finalizedNonce < lane.base()) {
            lane.slots().tailMap(finalizedNonce).headMap(lane.base()).values().forEach(this::sendAgain);
        }
        boolean strange = finalizedNonce > lane.next() || finalizedNonce < lane.base();
        if (strange && !lane.isHalted()) {
            halt(lane, strange(lane, finalizedNonce));
        }
    }

    private static String strange(Lane lane, long finalizedNonce) {
        return finalizedNonce < lane.base()
                ? "the chain's final nonce is " + finalizedNonce + " again, after nonces below " + lane.base()
                        + " were final"
                : "the chain's final nonce is " + finalizedNonce + ", and the books know no transaction from nonce "
                        + lane.next() + " on: somebody else signs with this sender's key";
    }

    private void sendAgain(Slot slot) {
        for (Attempt attempt : slot.attempts()) {
            if (attempt.sendBegan()) {
                outside.chains().send(slot.id().lane(), attempt);
            }
        }
    }

    /// Money for gas that the books do not expect was brought; money that is gone was spent by a
    /// stranger, and halts the sender until persons resume it. Compared only when everything that is
    /// final is booked.
    private void compareGas(Lane lane, LaneVerdict.Purse seen) {
        if (seen.nonce() != lane.base()) {
            return;
        }
        Optional<BigInteger> booked = standing.ledger().purses().of(lane.id());
        boolean accepted = accepting.remove(lane.id());
        if (booked.equals(Optional.of(seen.wei()))) {
            return;
        }
        boolean gone = booked.isPresent() && seen.wei().compareTo(booked.get()) < 0;
        if (!gone || accepted) {
            standing.book(List.of(standing.ledger().purses().to(lane.id(), seen.wei())));
        } else if (!lane.isHalted()) {
            halt(lane, booked.get().subtract(seen.wei()) + " wei of gas are gone that no transaction of ours burnt");
        }
    }

    private void halt(Lane lane, String why) {
        if (standing.write(lane.halted(why))) {
            outside.pager()
                    .accept(
                            lane.id().toString(),
                            why + "; it stands still until two persons resume it ('chains doubts')");
        }
    }
}
