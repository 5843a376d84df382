package io.headrace.settlement.lifecycle;

import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.ledger.Entry;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.slot.Lane;
import io.headrace.settlement.slot.LegId;
import io.headrace.settlement.slot.Slot;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// All that a step may know.
///
/// @param lane of the active or the next leg
/// @param baseFeeWei what a unit of gas costs there, by the last look
/// @param permission whether anything new may be begun or signed
/// @param passage what the vault would do with a payment that is not signed
public record View(
        Life life,
        Lane lane,
        Ledger ledger,
        long baseFeeWei,
        long nowNanos,
        Permission permission,
        Passage passage,
        Terms terms) {
    /// Where no vault is in the way.
    public View(
            Life life, Lane lane, Ledger ledger, long baseFeeWei, long nowNanos, Permission permission, Terms terms) {
        this(life, lane, ledger, baseFeeWei, nowNanos, permission, new Passage.Open(), terms);
    }

    /// What the desk as a whole allows.
    public enum Permission {
        GIVEN,
        /// Not before what a start must see first was seen: it comes by itself, so what was begun waits for it.
        NOT_YET,
        /// Not before persons allow it: what was begun and not signed is given back.
        HALTED
    }

    private static final String NO_GAS = "short of gas, sender ";
    private static final BigInteger GAS_OF_A_LEG = BigInteger.valueOf(500_000); // more than any of our calls takes

    /// What the next step rests on when a step is taken and nobody was asked anything in between.
    public View after(Step step) {
        Ledger booked = ledger;
        for (Entry entry : step.entries()) {
            booked = booked.after(entry);
        }
        return new View(step.life(), step.lane(), booked, baseFeeWei, nowNanos, permission, passage, terms);
    }

    boolean mayBegin() {
        return permission == Permission.GIVEN && !lane.isHalted();
    }

    /// Whether only persons can let it begin.
    boolean isHalted() {
        return permission == Permission.HALTED || lane.isHalted();
    }

    boolean hasRoom() {
        return mayBegin() && lane.open().size() < terms.laneCap();
    }

    /// Takes the next slot for a leg when the sender may begin one and can pay for it. A sender that
    /// cannot pay waits, says so once, and goes on by itself when it was filled.
    Step begun(LegId.Kind kind) {
        if (!hasRoom()) {
            return stays();
        }
        Optional<String> lack = lacksGas();
        if (lack.isEmpty()) {
            return slotted(kind);
        }
        return life.reason().startsWith(NO_GAS) ? stays() : stays().paging(lack.get());
    }

    /// Stays with a reason; a person is told once of each kind, which is what stands before the first colon.
    Step waits(String why) {
        String kind = why.split(":", 2)[0];
        return life.reason().startsWith(kind) ? stays() : stays().paging(why);
    }

    /// Why the sender cannot pay for one more leg beside those that are open; what its purse holds when
    /// nobody has seen it is not held against it.
    private Optional<String> lacksGas() {
        BigInteger leg =
                BigInteger.valueOf(terms.fees().first(baseFeeWei).maxWei()).multiply(GAS_OF_A_LEG);
        BigInteger need = leg.multiply(BigInteger.valueOf(lane.open().size() + 1L));
        return ledger.purses()
                .of(lane.id())
                .filter(has -> has.compareTo(need) < 0)
                .map(has -> NO_GAS + lane.id() + ": it has " + has + " wei and needs " + need);
    }

    boolean expired() {
        return nowNanos >= life.plan().expiresNanos();
    }

    boolean waitedFor(long nanos) {
        return nowNanos - life.sinceNanos() >= nanos;
    }

    Life to(State next) {
        return life.to(next, nowNanos);
    }

    Step stays() {
        return new Step(life, lane, List.of(), List.of());
    }

    Step becomes(State next) {
        return stays().with(to(next));
    }

    /// Takes the next slot for a leg.
    Step slotted(LegId.Kind kind) {
        LegId leg = life.nextLeg(kind);
        SlotId slot = new SlotId(lane.id(), lane.next());
        return stays().with(to(State.SLOTTED).in(leg, slot)).with(lane.take(leg));
    }

    Optional<Slot> slot() {
        return life.slot().map(id -> lane.slot(id.nonce()));
    }
}
